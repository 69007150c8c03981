import type { Handlers } from '../../core/contract.ts';
import { refusal } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';
import type { InterestStore } from '../interest-store.ts';

interface FiguresParts {
  readonly store: Pick<InterestStore, 'ask'>;
  /** as they are at the moment of asking: another time zone holds from the next question on */
  readonly settings: () => Promise<Settings>;
  readonly warn: (line: string) => void;
}

/** What main answers to the figures of the staff panel. */
export function answerFigures({ store, settings, warn }: FiguresParts): Pick<Handlers<unknown>, 'readFigures'> {
  return {
    readFigures: async ({ range }) => {
      const { timeZone } = await settings();
      const answer = await store.ask('readFigures', { range, timeZone, now: Date.now() });
      if (answer.ok) return answer;
      warn(`figures could not be read (${answer.message})`);
      return refusal('failed', answer.message);
    },
  };
}
