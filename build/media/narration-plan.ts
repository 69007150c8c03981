import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labFileSchema, packFileSchema, type PackFile, type StoryFile } from '../../electron/core/content.ts';
import { centreId } from '../../electron/core/content-id.ts';
import { sentenceKey } from '../../electron/core/content-keys.ts';
import { flattenTexts } from '../../electron/core/content-texts.ts';
import type { Language } from '../../electron/core/language.ts';
import { narrationPath } from '../../electron/main/content-narration.ts';
import { readLexicon, spokenForm, unsayable } from './spoken-form.ts';

/** Raise it when the way from a sentence to a file changes (any of the .py files): every file is then out of date. */
export const recipe = 1;

/** Who speaks a language, and how fast: 1 is the voice's normal speed. `engine` with its version enters the hash. */
export const voices = {
  ru: { engine: 'rhvoice', version: 'RHVoice 1.14', voice: 'irina', speed: 0.9 },
  en: { engine: 'kokoro', version: 'Kokoro-82M v1.0 int8', voice: 'af_heart', speed: 0.88 },
  'zh-Hans': { engine: 'kokoro', version: 'Kokoro-82M v1.0 int8', voice: 'zf_xiaoxiao', speed: 0.9 },
} as const satisfies Record<Language, { engine: string; version: string; voice: string; speed: number }>;

export interface PlannedSentence {
  readonly id: string;
  readonly shown: string;
  readonly spoken: string;
}

/** One narration file that the pack should have. */
export interface PlannedFile {
  /** id of a laboratory, or of the centre */
  readonly story: string;
  readonly step: string;
  readonly language: Language;
  /** inside the pack, without its ending */
  readonly path: string;
  readonly sentences: readonly PlannedSentence[];
  /** SHA-256 of everything that the file is made of */
  readonly hash: string;
}

export interface NarrationPlan {
  readonly files: readonly PlannedFile[];
  /** one line for each sentence that is missing or that no reader can say */
  readonly problems: readonly string[];
}

/** What narration the pack in `folder` asks for. Throws when pack.json or a laboratory's file is not one. */
export async function planNarration(folder: string): Promise<NarrationPlan> {
  const pack = packFileSchema.parse(await readJson(folder, 'pack.json'));
  const files: PlannedFile[] = [];
  const problems: string[] = [];
  for (const { id, steps } of await readStories(folder, pack)) {
    for (const language of pack.languages) {
      const lexicon = await readLexicon(language);
      const textFile = `locales/${language}/${id}.json`;
      const { texts } = flattenTexts(await readJson(folder, textFile));
      for (const step of steps) {
        const sentences = step.sentences.map((sentence): PlannedSentence => {
          const key = sentenceKey(step.id, sentence);
          const shown = texts.get(key) ?? '';
          const spoken = spokenForm(shown, language, lexicon);
          if (shown === '') problems.push(`${textFile} ${key}: no sentence`);
          const guesses = unsayable(spoken, language);
          if (guesses.length > 0) {
            problems.push(`${textFile} ${key}: cannot say “${guesses.join('”, “')}”, add it to build/media/lexicon.${language}.json: ${shown}`);
          }
          return { id: sentence, shown, spoken };
        });
        const hash = createHash('sha256').update(JSON.stringify([recipe, voices[language], sentences])).digest('hex');
        files.push({ story: id, step: step.id, language, path: narrationPath(id, language, step.id), sentences, hash });
      }
    }
  }
  return { files, problems };
}

/** The stories that are told step by step, the centre's first, as a tour goes. */
async function readStories(folder: string, { centre, labs }: PackFile): Promise<readonly (Pick<StoryFile, 'steps'> & { readonly id: string })[]> {
  return [
    ...(centre ? [{ id: centreId, steps: centre.steps }] : []),
    ...await Promise.all(labs.map(async (id) => ({ id, steps: labFileSchema.parse(await readJson(folder, `labs/${id}/lab.json`)).steps }))),
  ];
}

async function readJson(folder: string, path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, path), 'utf8'));
}
