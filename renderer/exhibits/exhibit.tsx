import type { ReactNode } from 'react';
import type * as z from 'zod';
import type { ExhibitData } from '../../electron/core/exhibit.ts';
import type { Language } from '../../electron/core/language.ts';

/** What everybody sees. Fills its positioned parent; nothing in it is touched. */
export interface ExhibitPicture<State> {
  readonly state: State;
  /** of the stage, in its order; a number stands once, words in each */
  readonly languages: readonly Language[];
  readonly reducedMotion: boolean;
}

/** What a hand does; what comes of it arrives as the next state. */
export interface ExhibitControls<State, Action> {
  readonly state: State;
  readonly language: Language;
  readonly onAction: (action: Action) => void;
}

interface ExhibitParts<State, Action> {
  /** the same as its rules have */
  readonly state: z.ZodType<State>;
  readonly Picture: (props: ExhibitPicture<State>) => ReactNode;
  readonly Controls: (props: ExhibitControls<State, Action>) => ReactNode;
}

export interface ExhibitView {
  readonly Picture: (props: ExhibitPicture<ExhibitData>) => ReactNode;
  readonly Controls: (props: ExhibitControls<ExhibitData, ExhibitData>) => ReactNode;
}

/** An exhibit as the registry keeps it: states that are none of its own show nothing. */
export function exhibitView<State extends ExhibitData, Action extends ExhibitData>({ state: schema, Picture, Controls }: ExhibitParts<State, Action>): ExhibitView {
  return {
    Picture: ({ state, ...rest }) => {
      const own = schema.safeParse(state);
      return own.success ? <Picture state={own.data} {...rest} /> : null;
    },
    Controls: ({ state, ...rest }) => {
      const own = schema.safeParse(state);
      return own.success ? <Controls state={own.data} {...rest} /> : null;
    },
  };
}
