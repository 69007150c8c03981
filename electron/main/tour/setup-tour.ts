import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Handlers } from '../../core/contract.ts';
import type { Language } from '../../core/language.ts';
import type { Moment } from '../../core/run-clock.ts';
import { tourPlaces, tourRules } from '../../core/tour-rules.ts';
import type { TourPlace } from '../../core/tour-state.ts';
import type { ChosenPack } from '../choose-pack.ts';
import type { InterestStore } from '../interest-store.ts';
import type { LiveSettings } from '../live-settings.ts';
import { answerGuide, type GuideCall } from './answer-guide.ts';
import { answerQuestions, type QuestionCall } from './answer-questions.ts';
import { hearRemote } from './presenter-remote.ts';
import { PresetBook } from './preset-book.ts';
import { QuestionBook } from './question-book.ts';
import { TourDesk } from './tour-desk.ts';
import { TourFiles } from './tour-files.ts';
import { TourKeeper } from './tour-keeper.ts';

interface TourParts {
  readonly data: string;
  readonly pack: Promise<ChosenPack>;
  readonly live: LiveSettings;
  readonly store: () => Pick<InterestStore, 'record'>;
  /** the kiosk's first language */
  readonly language: () => Promise<Language>;
  readonly isRehearsal: () => boolean;
  readonly onGivenBack: () => void;
  readonly warn: (line: string) => void;
}

export interface Tours {
  readonly calls: Pick<Handlers<unknown>, GuideCall | QuestionCall>;
  readonly desk: TourDesk;
  readonly questions: QuestionBook;
  /** Everything that is known of the tour on disk and handed to the store. */
  readonly leave: () => Promise<void>;
}

/** Everything of the guide's tour in main: its one state, what is kept of it, the calls. */
export function setupTour({ data, pack, live, store, language, isRehearsal, onGivenBack, warn }: TourParts): Tours {
  const files = new TourFiles(data, warn);
  const keeper = new TourKeeper({
    files,
    now,
    record: async (event) => {
      const { kioskId } = await live.present();
      const recorded = await store().record({ ...event, kioskId });
      if (!recorded.ok) warn(`${event.kind} of a tour was not recorded: ${recorded.message}`);
      return recorded;
    },
    warn,
  });
  let places: readonly TourPlace[] | null = null;
  const desk = new TourDesk({
    keeper,
    kept: files.readTour(),
    rules: async () => {
      const shown = await (await pack).whole();
      places ??= tourPlaces(shown);
      return tourRules(shown, places, await live.present());
    },
    now,
    // The library's own source of chance is a global that Node 18 has not.
    newId: () => v7({ random: randomBytes(16) }),
    isRehearsal,
    onGivenBack,
    warn,
  });
  desk.start();
  hearRemote(desk);
  const questions = new QuestionBook({ files, now: () => Date.now(), isRehearsal });
  return {
    calls: { ...answerGuide({ desk, presets: new PresetBook(files), pack, settings: () => live.present(), language }), ...answerQuestions(questions) },
    desk,
    questions,
    leave: () => {
      desk.stop();
      return keeper.settled();
    },
  };
}

/** The system's monotonic clock, which goes on when the program starts anew. */
function now(): Moment {
  return { at: Date.now(), monotonicMs: Number(process.hrtime.bigint() / 1_000_000n) };
}
