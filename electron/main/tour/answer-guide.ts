import type { Handlers } from '../../core/contract.ts';
import { languages as allLanguages, type Language } from '../../core/language.ts';
import { success } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';
import type { ChosenPack } from '../choose-pack.ts';
import type { PresetBook } from './preset-book.ts';
import type { TourDesk } from './tour-desk.ts';

export type GuideCall = 'beginGuide' | 'beginStage' | 'followTour' | 'guideTour' | 'answerTourOffer' | 'keepKiosk' | 'listTourPresets' | 'saveTourPreset' | 'removeTourPreset';

interface GuideParts {
  readonly desk: TourDesk;
  readonly presets: PresetBook;
  readonly pack: Promise<ChosenPack>;
  readonly settings: () => Promise<Settings>;
  /** the kiosk's first language */
  readonly language: () => Promise<Language>;
}

/** What main answers to the guide's console and to the stage. */
export function answerGuide({ desk, presets, pack, settings, language }: GuideParts): Pick<Handlers<unknown>, GuideCall> {
  const begin = async () => ({ pack: await (await pack).whole(), language: await language(), display: (await settings()).display });
  return {
    beginGuide: async () => success({ ...(await begin()), languages: allLanguages, timeZone: (await settings()).timeZone }),
    beginStage: async () => success(await begin()),
    followTour: async ({ seen }) => success(await desk.next(seen)),
    guideTour: (action) => desk.act(action),
    answerTourOffer: ({ isTaken }) => desk.answerOffer(isTaken),
    keepKiosk: () => {
      desk.keepKiosk();
      return success(null);
    },
    listTourPresets: async () => success(await presets.list()),
    saveTourPreset: (preset) => presets.save(preset),
    removeTourPreset: ({ id }) => presets.remove(id),
  };
}
