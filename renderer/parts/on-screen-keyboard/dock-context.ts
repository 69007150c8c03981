import { createContext, useContext } from 'react';
import type { Language } from '../../../electron/core/language.ts';

export type FieldKind = 'text' | 'address' | 'digits';

export interface TypedField {
  readonly input: HTMLInputElement;
  readonly kind: FieldKind;
  /** The keyboard goes by its own key only, not with a touch elsewhere. */
  readonly stays: boolean;
  /** what is typed there; null: the language of the panel */
  readonly language: Language | null;
}

export interface Dock {
  readonly open: (field: TypedField) => void;
  /** The field, if it is open, is typed in another language from now on. */
  readonly speak: (input: HTMLInputElement, language: Language | null) => void;
  /** of a field that goes away */
  readonly release: (input: HTMLInputElement) => void;
}

export const DockContext = createContext<Dock | null>(null);

export function useKeyboardDock(): Dock {
  const dock = useContext(DockContext);
  if (!dock) throw new Error('a KioskTextField outside of a KeyboardDock');
  return dock;
}
