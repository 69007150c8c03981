import { useEffect, useLayoutEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { assertNever } from '../../electron/core/result.ts';
import { labOf, type Visit } from '../../electron/core/visit-state.ts';
import { Attract } from './attract.tsx';
import { Contact } from './contact/contact.tsx';
import { Finish } from './finish.tsx';
import { Home } from './home.tsx';
import { Interests } from './interests.tsx';
import { Notice, RehearsalMark } from './notice.tsx';
import { Question } from './question.tsx';
import { Quiz } from './quiz.tsx';
import { useSession, useSessionState } from './session-context.tsx';
import { StillThere } from './still-there.tsx';
import { Story } from './story.tsx';
import { TakeoverNotice } from './takeover-notice.tsx';

function Screen({ visit }: { readonly visit: Visit }) {
  const { place } = visit;
  switch (place.screen) {
    case 'home':
      return <Home />;
    case 'step':
      return <Story />;
    case 'interests':
      return <Interests />;
    case 'quiz':
      return <Quiz />;
    case 'question':
      return <Question />;
    case 'contact':
      return <Contact />;
    case 'finish':
      return <Finish />;
    default:
      return assertNever(place);
  }
}

/** The whole of a visitor's window: the attract screen, or the visit that goes on. */
export function VisitorApp() {
  const { pack, dispatch, state } = useSession();
  const { language: firstLanguage, settings } = useSessionState((one) => one.terms);
  const visit = useSessionState((one) => one.visit);
  const standing = useSessionState((one) => one.standing);
  const isAsked = useSessionState((one) => one.secondsToAnswer !== null);
  const display = visit?.display ?? settings.display;
  const language = visit?.language ?? firstLanguage;
  const labId = visit ? labOf(visit.place) : null;
  const accent = pack.labs.find(({ id }) => id === labId)?.accent ?? '';

  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.lang = language;
    Object.assign(documentElement.dataset, {
      accent,
      text: String(display.textSize),
      contrast: display.contrast,
      motion: display.motion,
      reach: display.reach,
    });
    documentElement.toggleAttribute('data-large', display.textSize > 100);
  }, [language, accent, display]);

  useEffect(() => {
    // While "still there?" is asked, its own panel answers: a touch on its Finish key is no wish to stay.
    const onTouch = () => {
      const { visit: current, secondsToAnswer } = state.getState();
      if (current && secondsToAnswer === null) dispatch({ type: 'touch' });
    };
    window.addEventListener('pointerdown', onTouch, { capture: true, passive: true });
    window.addEventListener('keydown', onTouch, { capture: true, passive: true });
    return () => {
      window.removeEventListener('pointerdown', onTouch, { capture: true });
      window.removeEventListener('keydown', onTouch, { capture: true });
    };
  }, [dispatch, state]);

  return (
    <I18nProvider locale={language === 'zh-Hans' ? 'zh-CN' : language}>
      {standing?.notice ? <Notice standing={standing} /> : visit ? <Screen visit={visit} /> : <Attract />}
      {visit && standing?.guide === 'coming' ? <TakeoverNotice /> : visit && isAsked && <StillThere />}
      {standing?.isRehearsal && <RehearsalMark />}
    </I18nProvider>
  );
}
