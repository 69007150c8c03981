import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Lab } from '../../electron/core/content.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { StepsRule } from '../parts/rule.tsx';
import { SourceMark } from '../parts/source-mark.tsx';
import { packText } from '../parts/texts.ts';
import { Deck } from './deck.tsx';
import { LabPanorama } from './panorama-of.tsx';
import { useSession, useVisit } from './session-context.tsx';
import './quiz.css';

/** What stands in the boxes before the answers, in every language. */
const letters = ['A', 'B', 'C', 'D'] as const;

/** One question of a laboratory's quiz; its first answer counts and shows the right one, with who says so. */
export function Quiz() {
  const { t } = useTranslation();
  const { pack, dispatch } = useSession();
  const { place, language, answered } = useVisit();
  const lab = pack.labs.find(({ id }) => place.screen === 'quiz' && id === place.lab);
  const index = lab?.quiz.findIndex(({ id }) => place.screen === 'quiz' && id === place.question) ?? -1;
  const question = lab?.quiz[index];
  if (!lab || !question) return null;
  const chosen = answered.find((one) => one.lab === lab.id && one.question === question.id)?.option ?? null;
  const isLast = index === lab.quiz.length - 1;
  const next = isLast ? t('quiz.done') : t('quiz.next');
  return (
    <main className="screen quiz">
      <div className="quiz-picture">
        <LabPanorama lab={lab} />
      </div>
      <section className="quiz-ask arrives" key={question.id}>
        <p className="quiz-position">{t('quiz.position', { number: index + 1, count: lab.quiz.length })}</p>
        <h1>{packText(language, lab.id, `quiz.${question.id}.question`)}</h1>
        <div role="status">
          {chosen !== null && <Feedback lab={lab} question={question} isRight={chosen === question.right} />}
        </div>
      </section>
      <ul className="quiz-options" aria-label={t('quiz.answers')}>
        {question.options.map((option, position) => (
          <li key={`${question.id}/${option}`}>
            <Option
              letter={letters[position] ?? ''}
              text={packText(language, lab.id, `quiz.${question.id}.options.${option}`)}
              verdict={chosen === null ? null : option === question.right ? 'right' : option === chosen ? 'wrong' : 'other'}
              onPress={() => dispatch({ type: 'answer', option })}
            />
          </li>
        ))}
      </ul>
      <Deck rule={<StepsRule label={t('quiz.title')} done={chosen === null ? index : index + 1} count={lab.quiz.length} />}>
        <Key icon="previous" label={t('story.previous')} isLabelHidden onPress={() => dispatch({ type: 'previous' })} />
        <Key
          look={chosen === null ? 'plain' : 'primary'}
          iconAfter="next"
          label={chosen === null ? t('quiz.skip') : next}
          onPress={() => dispatch({ type: 'next' })}
        />
      </Deck>
    </main>
  );
}

function Feedback({ lab, question, isRight }: { readonly lab: Lab; readonly question: Lab['quiz'][number]; readonly isRight: boolean }) {
  const { t } = useTranslation();
  const { language } = useVisit();
  const { sourceId, confidence } = question.claim;
  return (
    <>
      <p className="quiz-why"><b>{isRight ? t('quiz.right') : t('quiz.wrong')}</b>{packText(language, lab.id, `quiz.${question.id}.feedback`)}</p>
      <p className="quiz-source">
        <SourceMark confidence={confidence} />
        <span><b>{t(`confidence.${confidence}`)}</b> {packText(language, lab.id, `sources.${sourceId}`)}</span>
      </p>
    </>
  );
}

interface OptionProps {
  readonly letter: string;
  readonly text: string;
  /** null while nothing is chosen */
  readonly verdict: 'right' | 'wrong' | 'other' | null;
  readonly onPress: () => void;
}

function Option({ letter, text, verdict, onPress }: OptionProps) {
  const { t } = useTranslation();
  const said = { right: t('quiz.rightAnswer'), wrong: t('quiz.yourAnswer'), other: '' };
  return (
    <Button className={`quiz-option ${verdict === null ? '' : `quiz-option-${verdict}`}`} onPress={onPress}>
      <span className="quiz-box" aria-hidden="true">
        {verdict === 'right' ? <Icon name="check" /> : verdict === 'wrong' ? <Icon name="cross" /> : letter}
      </span>
      <span>
        {text}
        {verdict !== null && said[verdict] !== '' && <small>{said[verdict]}</small>}
      </span>
    </Button>
  );
}
