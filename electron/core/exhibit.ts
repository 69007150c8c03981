import * as z from 'zod';

const longestData = 10_000;

/** What passes between windows about an exhibit, and lies in tours/running.json: plain data, and little of it. */
export const exhibitDataSchema = z.json().refine((data) => JSON.stringify(data).length <= longestData, `must not be longer than ${longestData} characters`);

export type ExhibitData = z.infer<typeof exhibitDataSchema>;

/** A picture that answers, without the picture: how it stands at first, and what a hand does to it. */
export interface ExhibitRules {
  readonly initial: ExhibitData;
  /** The state after an action; null: state or action is none of this exhibit's. Never throws. */
  readonly advance: (state: ExhibitData, action: ExhibitData) => ExhibitData | null;
}

interface ExhibitParts<State extends ExhibitData, Action> {
  readonly state: z.ZodType<State>;
  readonly action: z.ZodType<Action>;
  readonly initial: State;
  readonly advance: (state: State, action: Action) => State;
}

/** The rules of an exhibit as the registry keeps them: whatever comes in is parsed before its own rules see it. */
export function exhibitRules<State extends ExhibitData, Action>({ state: stateSchema, action: actionSchema, initial, advance }: ExhibitParts<State, Action>): ExhibitRules {
  return {
    initial,
    advance: (before, wanted) => {
      const state = stateSchema.safeParse(before);
      const action = actionSchema.safeParse(wanted);
      return state.success && action.success ? advance(state.data, action.data) : null;
    },
  };
}
