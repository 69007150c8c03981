import { useTranslation } from 'react-i18next';
import { Button, Checkbox } from 'react-aria-components';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { packText } from '../parts/texts.ts';
import { Deck } from './deck.tsx';
import { LabPanorama } from './panorama-of.tsx';
import { useSession, useSessionState, useVisit } from './session-context.tsx';
import './interests.css';

/** The end of a laboratory: what of it was of interest, and where to go from here. */
export function Interests() {
  const { t } = useTranslation();
  const { pack, dispatch } = useSession();
  const { place, language, marked, expressed, seen, contact, display } = useVisit();
  const isContactOffered = useSessionState(({ rules }) => rules.isContactOffered) && contact === null;
  const index = pack.labs.findIndex(({ id }) => place.screen === 'interests' && id === place.lab);
  const lab = pack.labs[index];
  if (!lab) return null;
  const others = [...pack.labs.slice(index + 1), ...pack.labs.slice(0, index)];
  const next = others.find(({ id, steps }) => !steps.every((step) => seen.includes(`${id}/${step.id}`)));
  return (
    <main className="screen interests">
      <div className="interests-picture">
        <LabPanorama lab={lab} />
      </div>
      <section className="interests-ask arrives">
        <p className="interests-lab">{packText(language, lab.id, 'name')}</p>
        <h1>{t('interests.title')}</h1>
        <p className="interests-hint">{t('interests.hint')}</p>
      </section>
      <ul className="topics" aria-label={t('interests.title')}>
        {lab.topics.map((topic) => {
          const wasExpressed = expressed.includes(`${lab.id}/${topic}`);
          return (
            <li key={topic}>
              <Checkbox
                className="topic"
                isSelected={wasExpressed || marked.includes(topic)}
                isReadOnly={wasExpressed}
                onChange={(isMarked) => dispatch({ type: 'mark-topic', topic, isMarked })}
              >
                <span>{packText(language, lab.id, `topics.${topic}`)}</span>
                <span className="topic-box">
                  <Icon name="check" />
                </span>
              </Checkbox>
            </li>
          );
        })}
        {lab.quiz.length > 0 && (
          <li>
            <Button className="topic" onPress={() => dispatch({ type: 'open-quiz' })}>
              <span className="topic-quiz">{t('quiz.open', { count: lab.quiz.length })}</span>
              <span className="topic-way"><Icon name="next" /></span>
            </Button>
          </li>
        )}
        <li>
          <Button className="topic" onPress={() => dispatch({ type: 'open-question' })}>
            <span className="topic-quiz">{t('question.open')}</span>
            <span className="topic-way"><Icon name="next" /></span>
          </Button>
        </li>
      </ul>
      <Deck>
        <Key icon="previous" label={t('story.previous')} isLabelHidden onPress={() => dispatch({ type: 'previous' })} />
        {isContactOffered && <Key icon="mail" label={t('contact.leave')} isLabelHidden={display.textSize > 100} onPress={() => dispatch({ type: 'open-contact' })} />}
        {next ? (
          <Key look="primary" iconAfter="next" label={t('interests.next', { lab: packText(language, next.id, 'name') })} onPress={() => dispatch({ type: 'open-lab', lab: next.id })} />
        ) : (
          <Key look="primary" iconAfter="next" label={t('interests.done')} onPress={() => dispatch({ type: 'finish' })} />
        )}
      </Deck>
    </main>
  );
}
