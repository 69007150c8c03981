import { useTranslation } from 'react-i18next';
import type { Language } from '../../../electron/core/language.ts';
import { Choice } from '../../parts/choice.tsx';
import { Key } from '../../parts/key.tsx';
import { languageNames } from '../../parts/texts.ts';

interface LanguageOrderProps {
  readonly offered: readonly Language[];
  readonly all: readonly Language[];
  readonly onChange: (offered: readonly Language[]) => void;
}

/** Which languages visitors are offered, in which order. */
export function LanguageOrder({ offered, all, onChange }: LanguageOrderProps) {
  const { t } = useTranslation('staff');
  const raise = (language: Language) => {
    const at = offered.indexOf(language);
    onChange([...offered.slice(0, at - 1), language, ...offered.slice(at - 1).filter((one) => one !== language)]);
  };
  return (
    <ol className="language-order">
      {[...offered, ...all.filter((one) => !offered.includes(one))].map((language) => (
        <li key={language}>
          <span lang={language}>{languageNames[language]}</span>
          <Key
            icon="up"
            label={t('settings.earlier', { language: languageNames[language] })}
            isLabelHidden
            isDisabled={offered.indexOf(language) < 1}
            onPress={() => raise(language)}
          />
          <Choice<'yes' | 'no'>
            label={languageNames[language]}
            value={offered.includes(language) ? 'yes' : 'no'}
            options={[{ value: 'yes', label: t('settings.offered') }, { value: 'no', label: t('settings.notOffered') }]}
            onChange={(value) => onChange(value === 'yes' ? [...offered, language] : offered.filter((one) => one !== language))}
          />
        </li>
      ))}
    </ol>
  );
}
