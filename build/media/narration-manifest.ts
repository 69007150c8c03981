import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { NarrationPlan, PlannedFile } from './narration-plan.ts';

/** Beside the pack's other files; packed with them, read by nobody at run time. */
export const manifestName = 'narration.json';

const recordSchema = z.strictObject({
  /** of what the file was made of, see `PlannedFile` */
  hash: z.string(),
  /** SHA-256 of the sound and of its captions */
  sound: z.string(),
  captions: z.string(),
  durationMs: z.int(),
  expectedMs: z.int(),
  lufs: z.number(),
  truePeakDb: z.number(),
  longestSilenceMs: z.int(),
  p808: z.number(),
  wordErrors: z.int().optional(),
  words: z.int().optional(),
});

const manifestSchema = z.strictObject({ files: z.record(z.string(), recordSchema) });

export type NarrationManifest = z.infer<typeof manifestSchema>;

/** What a file tells, read off its path (see `narrationPath`) from its end: the centre's paths are shorter than a laboratory's. */
export function toldIn(path: string): { readonly story: string; readonly language: string; readonly step: string } {
  const [step = '', language = '', , story = ''] = path.split('/').toReversed();
  return { story, language, step };
}

/** What was made for the pack in `folder` so far; nothing when it has no manifest yet. */
export async function readManifest(folder: string): Promise<NarrationManifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { files: {} };
    throw error;
  }
}

export async function sha256OfFile(path: string): Promise<string | null> {
  try {
    return createHash('sha256').update(await readFile(path)).digest('hex');
  } catch {
    return null;
  }
}

export interface NarrationState {
  /** planned files that have to be made, with the reason */
  readonly outOfDate: readonly { readonly file: PlannedFile; readonly why: string }[];
  /** what was made earlier and nothing asks for now */
  readonly leftOver: readonly string[];
}

/** Compares plan, manifest and files of the pack in `folder`; needs no engine. */
export async function narrationState(folder: string, plan: NarrationPlan, manifest: NarrationManifest): Promise<NarrationState> {
  const outOfDate: { file: PlannedFile; why: string }[] = [];
  for (const file of plan.files) {
    const made = manifest.files[file.path];
    const sound = await sha256OfFile(join(folder, `${file.path}.opus`));
    const captions = await sha256OfFile(join(folder, `${file.path}.vtt`));
    if (!made || sound === null || captions === null) outOfDate.push({ file, why: 'not made yet' });
    else if (made.hash !== file.hash) outOfDate.push({ file, why: 'its text, spoken form or voice changed' });
    else if (made.sound !== sound || made.captions !== captions) outOfDate.push({ file, why: 'the file is not the one that was made' });
  }
  const wanted = new Set(plan.files.map(({ path }) => path));
  return { outOfDate, leftOver: Object.keys(manifest.files).filter((path) => !wanted.has(path)) };
}
