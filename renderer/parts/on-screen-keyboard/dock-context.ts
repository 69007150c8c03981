import { createContext, useContext } from 'react';

export type FieldKind = 'text' | 'address' | 'digits';

export interface TypedField {
  readonly input: HTMLInputElement;
  readonly kind: FieldKind;
  /** The keyboard goes by its own key only, not with a touch elsewhere. */
  readonly stays: boolean;
}

export interface Dock {
  readonly open: (field: TypedField) => void;
  /** of a field that goes away */
  readonly release: (input: HTMLInputElement) => void;
}

export const DockContext = createContext<Dock | null>(null);

export function useKeyboardDock(): Dock {
  const dock = useContext(DockContext);
  if (!dock) throw new Error('a KioskTextField outside of a KeyboardDock');
  return dock;
}
