import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Lab, Step } from '../../electron/core/content.ts';
import { packText } from '../parts/texts.ts';
import { useNarration, useSession, useVisit } from './session-context.tsx';

/** The narration as text; a touch on a sentence plays from there. With large text only the current one is shown. */
export function Transcript({ lab, step }: { readonly lab: Lab; readonly step: Step }) {
  const { t } = useTranslation();
  const { narration } = useSession();
  const { language, display } = useVisit();
  const current = useNarration((state) => state.sentence);
  const shown = display.textSize === 100 ? step.sentences : step.sentences.filter((id) => id === current);
  return (
    <ol className="transcript arrives" aria-label={t('story.transcript')}>
      {shown.map((id) => (
        <li key={id}>
          <Button {...(id === current ? { 'aria-current': 'true' as const } : {})} onPress={() => narration.playSentence(id)}>
            {packText(language, lab.id, `steps.${step.id}.sentences.${id}`)}
          </Button>
        </li>
      ))}
    </ol>
  );
}
