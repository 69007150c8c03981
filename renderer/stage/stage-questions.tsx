import type { WholePack } from '../../electron/core/content.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { interfaceTextsOf, packText } from '../parts/texts.ts';

/** A stop for questions: the centre's name and an invitation to ask. */
export function StageQuestions({ pack, tour }: { readonly pack: WholePack; readonly tour: RunningTour }) {
  return (
    <section className="stage-ask arrives">
      {tour.stageLanguages.map((language) => (
        <p key={language} lang={language}>
          <b>{interfaceTextsOf(language)('stage.questions')}</b>
          <span>{packText(language, 'pack', 'centre.name') || pack.id}</span>
        </p>
      ))}
    </section>
  );
}
