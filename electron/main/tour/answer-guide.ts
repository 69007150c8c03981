import type { Handlers } from '../../core/contract.ts';
import { success } from '../../core/result.ts';
import type { PresetBook } from './preset-book.ts';
import type { TourDesk } from './tour-desk.ts';

export type GuideCall = 'followTour' | 'guideTour' | 'answerTourOffer' | 'keepKiosk' | 'listTourPresets' | 'saveTourPreset' | 'removeTourPreset';

/** What main answers to the guide's console and to the stage. */
export function answerGuide(desk: TourDesk, presets: PresetBook): Pick<Handlers<unknown>, GuideCall> {
  return {
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
