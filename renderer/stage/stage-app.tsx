import { useLayoutEffect } from 'react';
import type { StageBeginning } from '../../electron/core/entry.ts';
import { Panorama } from '../scenes/panorama.tsx';
import { useTour } from '../parts/follow-tour.ts';
import { interfaceTextsOf, packText } from '../parts/texts.ts';
import { StageView } from './stage-view.tsx';

/** The audience's display: the step that the guide shows, or between tours the line through all laboratories. */
export function StageApp({ beginning }: { readonly beginning: StageBeginning }) {
  const { pack, language: first, display } = beginning;
  const tour = useTour()?.tour ?? null;
  const isOn = tour?.phase === 'running' || tour?.phase === 'held';
  const language = isOn ? tour.language : first;
  const reducedMotion = display.motion === 'reduced';
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    Object.assign(document.documentElement.dataset, { contrast: display.contrast, motion: display.motion });
  }, [language, display]);
  if (isOn) return <main className="screen"><StageView pack={pack} tour={tour} isLive reducedMotion={reducedMotion} /></main>;
  return (
    <main className="stage-rest">
      <h1>{packText(first, 'pack', 'centre.name')}</h1>
      <div className="stage-rest-picture" aria-hidden="true">
        <Panorama hints={pack.labs.flatMap(({ hint }) => (hint ? [hint] : []))} measures={{}} moving={!reducedMotion} reducedMotion={reducedMotion} />
      </div>
      <ul>{pack.languages.map((one) => <li key={one} lang={one}>{interfaceTextsOf(one)('stage.welcome')}</li>)}</ul>
    </main>
  );
}
