import { readingCues } from './caption-clock.ts';
import { sentenceKey } from './content-keys.ts';
import { flattenTexts, type FlatTexts } from './content-texts.ts';
import type { Lab, Pack } from './content.ts';
import type { Settings } from './settings.ts';
import type { TourPlace, TourRules } from './tour-state.ts';

/** What tours go by, from the pack that is shown and the settings that hold. */
export function tourRules({ version }: Pack, places: readonly TourPlace[], { volume }: Pick<Settings, 'volume'>): TourRules {
  return { packVersion: version, places, initialVolume: volume.initial, volumeLimit: volume.limit };
}

/** Where tours can stop, with how long every step is heard. */
export function tourPlaces(pack: Pack): readonly TourPlace[] {
  return pack.labs.map((lab) => placeOf(lab, pack));
}

function placeOf(lab: Lab, { languages, texts }: Pack): TourPlace {
  const flat = languages.map((language) => ({ language, texts: flattenTexts(texts[language]?.[lab.id]).texts }));
  return {
    id: lab.id,
    steps: lab.steps.map((step) => ({
      id: step.id,
      narrationMs: Object.fromEntries(flat.map((one) => [one.language, lengthMs(step, one)])),
    })),
    short: lab.short,
    topics: lab.topics,
  };
}

/** How long a step is heard, or where nobody has spoken it, how long its captions take to read. */
function lengthMs(step: Lab['steps'][number], { language, texts }: { readonly language: Pack['languages'][number]; readonly texts: FlatTexts }): number {
  const spoken = step.narration[language]?.cues;
  const read = () => readingCues(step.sentences.map((id) => ({ id, text: texts.get(sentenceKey(step.id, id)) ?? '' })), language);
  return (spoken ?? read()).at(-1)?.endMs ?? 0;
}
