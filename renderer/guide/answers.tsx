import { useTranslation } from 'react-i18next';
import type { WholePack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import { storiesOf, type Story } from '../../electron/core/pack-stories.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { SourceMark } from '../parts/source-mark.tsx';
import { interfaceTextsOf, packText, placeName } from '../parts/texts.ts';

interface AnswersProps {
  readonly pack: WholePack;
  readonly tour: RunningTour;
  readonly language: Language;
}

/** What guests often ask, with the answers: at a place its own, while there is time for questions those of the whole route. */
export function Answers({ pack, tour, language }: AnswersProps) {
  const { t } = useTranslation('guide');
  const stories = storiesOf(pack).filter(({ id }) => (tour.here.lab === null ? tour.stops.some(({ lab }) => lab === id) : id === tour.here.lab));
  const asked = stories.filter(({ questions }) => questions.length > 0);
  if (asked.length === 0) return <p className="guide-none">{t('answers.none')}</p>;
  return (
    <div className="guide-words">
      {asked.map((story) => (
        <section key={story.id} className="guide-answers" aria-label={placeName(language, story.id)}>
          {asked.length > 1 && <h3>{placeName(language, story.id)}</h3>}
          <dl>{story.questions.map((question) => <Answer key={question.id} story={story.id} question={question} language={language} />)}</dl>
        </section>
      ))}
    </div>
  );
}

interface AnswerProps {
  /** id of the story */
  readonly story: string;
  readonly question: Story['questions'][number];
  readonly language: Language;
}

function Answer({ story, question: { id, claim }, language }: AnswerProps) {
  const { t } = useTranslation('guide');
  return (
    <div>
      <dt>{packText(language, story, `questions.${id}.question`)}</dt>
      {claim === null ? <dd>{t('answers.forEngineer')}</dd> : (
        <dd>
          {packText(language, story, `questions.${id}.answer`)}
          <span className="guide-answer-source">
            <SourceMark confidence={claim.confidence} />
            <b>{interfaceTextsOf(language)(`confidence.${claim.confidence}`)}</b>
            {packText(language, story, `sources.${claim.sourceId}`)}
          </span>
        </dd>
      )}
    </div>
  );
}
