import type { Key as ItemKey } from 'react-aria-components';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import { Icon } from '../parts/icon.tsx';
import { languageNames } from '../parts/texts.ts';

interface StageLanguagesProps {
  /** the tour's */
  readonly offered: readonly Language[];
  /** in the order they stand on the stage */
  readonly shown: readonly Language[];
  readonly onChange: (shown: Language[]) => void;
}

/** One language of the stage or two; the one that was chosen first is heard, another takes the place of the second. */
export function StageLanguages({ offered, shown, onChange }: StageLanguagesProps) {
  const { t } = useTranslation('guide');
  const choose = (keys: Set<ItemKey>) => {
    const kept = shown.filter((one) => keys.has(one));
    const added = offered.filter((one) => keys.has(one) && !shown.includes(one));
    onChange([...kept.slice(0, tourLimits.stageLanguages - added.length), ...added]);
  };
  return (
    <ToggleButtonGroup className="choice" aria-label={t('console.stageLanguages')} selectionMode="multiple" disallowEmptySelection selectedKeys={shown} onSelectionChange={choose}>
      {offered.map((one) => (
        <ToggleButton key={one} id={one} className="choice-option guide-stage-language" lang={one}>
          {one === shown[0] && <Icon name="sound" />}
          {languageNames[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
