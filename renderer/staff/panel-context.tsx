import { createContext, useContext } from 'react';
import type { StaffBeginning } from '../../electron/core/entry.ts';
import type { Language } from '../../electron/core/language.ts';

/** What every page of the staff panel may need of its session. */
export interface PanelContext extends StaffBeginning {
  /** of the panel; also i18next's */
  readonly language: Language;
}

const Context = createContext<PanelContext | null>(null);

export const PanelProvider = Context.Provider;

export function usePanel(): PanelContext {
  const panel = useContext(Context);
  if (!panel) throw new Error('usePanel outside of the staff panel');
  return panel;
}
