import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureNumber } from '../parts/figure-number.tsx';
import { packText } from '../parts/texts.ts';
import { Deck } from './deck.tsx';
import { FigureSource } from './figure-source.tsx';
import { NarrationTime, Player, StoryProgress } from './player.tsx';
import { useNarration, useSession, useVisit } from './session-context.tsx';
import { stepOf } from './session.ts';
import { SourcePanel } from './source-panel.tsx';
import { StepPicture } from './step-picture.tsx';
import { Transcript } from './transcript.tsx';
import './story.css';

/** The sentence being heard, under the picture. */
function Caption({ lab, step }: { readonly lab: string; readonly step: string }) {
  const { t } = useTranslation();
  const { language } = useVisit();
  const sentence = useNarration((state) => state.sentence);
  const isSilent = useNarration((state) => state.isSilent && state.status === 'playing');
  return (
    <figcaption className="caption">
      <span>{sentence && packText(language, lab, `steps.${step}.sentences.${sentence}`)}</span>
      {isSilent && <span className="spoken" role="status">{t('story.silent')}</span>}
    </figcaption>
  );
}

/** One step of a laboratory's story: picture, key figure with its source, sentences, narration. */
export function Story() {
  const { t } = useTranslation();
  const { pack, dispatch } = useSession();
  const { place, language } = useVisit();
  const [isSourceOpen, setSourceOpen] = useState(false);
  const found = stepOf(pack, place);
  if (!found) return null;
  const { lab, step } = found;
  const figure = lab.figures.find(({ id }) => id === step.figure);
  return (
    <main className="screen story">
      {/* Keyed by step, so that they arrive anew; the deck stays, and with it the focus of whoever goes on by keyboard. */}
      <figure className="story-picture" key={`${lab.id}/${step.id} picture`}>
        <StepPicture lab={lab} step={step} />
        <Caption lab={lab.id} step={step.id} />
      </figure>
      <section className="story-tell" key={`${lab.id}/${step.id} story`}>
        <header className="story-head arrives">
          <p className="story-lab">{packText(language, lab.id, 'name')}</p>
          <NarrationTime />
          <span className="story-position tabular">{t('story.position', { number: lab.steps.indexOf(step) + 1, count: lab.steps.length })}</span>
          <h1>{packText(language, lab.id, `steps.${step.id}.title`)}</h1>
        </header>
        {figure && (
          <div className="story-figure arrives">
            <FigureNumber figure={figure} language={language} size={17} />
            <p className="story-figure-what">{packText(language, lab.id, `figures.${figure.id}`)}</p>
            <FigureSource
              lab={lab}
              figure={figure}
              onPress={() => {
                dispatch({ type: 'open-source', source: figure.sourceId });
                setSourceOpen(true);
              }}
            />
          </div>
        )}
        <Transcript lab={lab} step={step} />
      </section>
      <Deck rule={<StoryProgress lab={lab} step={step} />}>
        <Player />
      </Deck>
      {figure && isSourceOpen && <SourcePanel lab={lab} figure={figure} onClose={() => setSourceOpen(false)} />}
    </main>
  );
}
