import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Visit } from '../../electron/core/visit-state.ts';
import type { NarrationState } from '../parts/narration-player.ts';
import type { Session, SessionState } from './session.ts';

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of a SessionProvider');
  return session;
}

export function useSessionState<Slice>(slice: (state: SessionState) => Slice): Slice {
  return useStore(useSession().state, slice);
}

/** The visit of the screens that exist only within one. */
export function useVisit(): Visit {
  const visit = useSessionState((state) => state.visit);
  if (!visit) throw new Error('useVisit outside of a visit');
  return visit;
}

/** How pictures may move: as the visitor chose, or staff before any visit; not at all beneath a panel of staff. */
export function useMotion(): { readonly moving: boolean; readonly reducedMotion: boolean } {
  const reducedMotion = useSessionState(({ visit, terms }) => (visit?.display ?? terms.settings.display).motion === 'reduced');
  const moving = useSessionState(({ standing }) => standing?.isCovered !== true);
  return { moving, reducedMotion };
}

export function useNarration<Slice>(slice: (state: NarrationState) => Slice): Slice {
  return useStore(useSession().narration.state, slice);
}
