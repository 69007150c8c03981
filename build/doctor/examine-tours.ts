import type { StoryFile } from '../../electron/core/content.ts';
import { noteKey } from '../../electron/core/content-keys.ts';
import { faultyTours, type Tour } from '../../electron/core/content-tours.ts';
import type { Language } from '../../electron/core/language.ts';
import { speechMs } from '../../electron/core/speech-time.ts';
import type { NamespaceTexts } from './examine-texts.ts';
import type { Finding } from './finding.ts';

export interface ExaminedStory {
  readonly id: string;
  readonly story: Pick<StoryFile, 'steps'>;
  readonly texts: NamespaceTexts;
}

/** The tours against the laboratories they stop at, and whether there is time to say what is to be said. */
export function examineTours(tours: readonly Tour[], stories: readonly ExaminedStory[], languages: readonly Language[]): readonly Finding[] {
  const file = 'pack.json';
  return [
    ...faultyTours(tours, stories.map(({ id, story }) => ({ id, steps: story.steps }))).map((what): Finding => ({
      file, what, todo: 'correct the tour',
    })),
    ...tours.flatMap((tour) => tour.stops.flatMap((stop, index) => {
      const examined = stories.find(({ id }) => id === stop.lab);
      const longest = Math.max(...languages.map((language) => minutesToSay(examined, stop.steps, language)));
      return longest <= stop.minutes ? [] : [{
        file,
        key: `tours.${tour.id}.stops.${index}`,
        what: `its notes take ${longest.toFixed(1)} minutes to say, it has ${stop.minutes}`,
        todo: 'give it more minutes or fewer steps',
      }];
    })),
  ];
}

function minutesToSay(examined: ExaminedStory | undefined, steps: readonly string[], language: Language): number {
  const notes = (examined?.story.steps ?? [])
    .filter(({ id }) => steps.includes(id))
    .flatMap((step) => step.notes.map(({ id }) => examined?.texts[language]?.get(noteKey(step.id, id)) ?? ''));
  return notes.reduce((sum, note) => sum + speechMs(note, language), 0) / 60_000;
}
