import { readingCues } from './caption-clock.ts';
import { sentenceKey } from './content-keys.ts';
import { flattenTexts, type FlatTexts } from './content-texts.ts';
import type { Pack, WholePack } from './content.ts';
import { exhibits } from './exhibits.ts';
import { storiesOf, type Story } from './pack-stories.ts';
import type { Settings } from './settings.ts';
import type { TourPlace, TourRules } from './tour-state.ts';

/** What tours go by, from the pack that is shown and the settings that hold. */
export function tourRules({ version }: Pick<Pack, 'version'>, places: readonly TourPlace[], { volume }: Pick<Settings, 'volume'>): TourRules {
  return { packVersion: version, places, initialVolume: volume.initial, volumeLimit: volume.limit };
}

/** Where tours can stop, the centre and the laboratories, with how long every step is heard. */
export function tourPlaces(pack: WholePack): readonly TourPlace[] {
  return storiesOf(pack).map((story) => placeOf(story, pack));
}

function placeOf(story: Story, { languages, texts }: Pack): TourPlace {
  const flat = languages.map((language) => ({ language, texts: flattenTexts(texts[language]?.[story.id]).texts }));
  return {
    id: story.id,
    steps: story.steps.map((step) => ({
      id: step.id,
      narrationMs: Object.fromEntries(flat.map((one) => [one.language, lengthMs(step, one)])),
    })),
    short: story.short,
    topics: story.topics,
    exhibit: exhibitOf(story),
  };
}

function exhibitOf({ exhibit: id }: Story): TourPlace['exhibit'] {
  // `constructor` is an id that a pack may name, and no exhibit.
  const rules = id !== undefined && Object.hasOwn(exhibits, id) ? exhibits[id] : undefined;
  return id === undefined || rules === undefined ? null : { id, rules };
}

/** How long a step is heard, or where nobody has spoken it, how long its captions take to read. */
function lengthMs(step: Story['steps'][number], { language, texts }: { readonly language: Pack['languages'][number]; readonly texts: FlatTexts }): number {
  const spoken = step.narration[language]?.cues;
  const read = () => readingCues(step.sentences.map((id) => ({ id, text: texts.get(sentenceKey(step.id, id)) ?? '' })), language);
  return (spoken ?? read()).at(-1)?.endMs ?? 0;
}
