import type * as z from 'zod';
import { labFileSchema, type LabFile, type Narration, type StoryFile, type WholeLab, type WholeStep } from '../core/content.ts';
import { storyFolder } from '../core/content-id.ts';
import { faultyReferences } from '../core/content-references.ts';
import type { Language } from '../core/language.ts';
import { refusal, success, type Result } from '../core/result.ts';
import { fileInFolder, jsonInFolder } from './content-folder.ts';
import { narrationPath, readNarration } from './content-narration.ts';

export const maximumPictureBytes = 16 * 1024 * 1024;

export const maximumFilmBytes = 256 * 1024 * 1024;

/** Takes one line for staff: what is wrong, where, what to do. */
export type Report = (line: string) => void;

/** labs/<id>/lab.json, its shape and inner references checked; the message names the file. */
export async function readLabFile(root: string, id: string): Promise<Result<LabFile, 'missing' | 'unusable'>> {
  const path = `labs/${id}/lab.json`;
  const json = await jsonInFolder(root, path);
  if (!json.ok) return refusal(json.code, `${path} ${json.message}`);
  const parsed = labFileSchema.safeParse(json.value);
  if (!parsed.success) return refusal('unusable', `${path}: ${issueLine(parsed.error)}`);
  if (parsed.data.id !== id) return refusal('unusable', `${path}: id is “${parsed.data.id}”, the folder is “${id}”`);
  const [fault] = faultyReferences(parsed.data);
  return fault === undefined ? success(parsed.data) : refusal('unusable', `${path}: ${fault}`);
}

/** The first thing a schema found, with how many more there are. */
export function issueLine(error: z.ZodError): string {
  const [first] = error.issues;
  if (!first) return 'does not have the right shape';
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  return `${first.path.join('.') || 'the file'}: ${first.message}${more}`;
}

/** A laboratory with the addresses of its pictures and narration. */
export async function resolveLab(root: string, file: LabFile, languages: readonly Language[], report: Report): Promise<WholeLab> {
  const { $schema: _, ...lab } = file;
  return { ...lab, steps: await resolveSteps(root, lab.id, lab.steps, languages, report) };
}

/** Steps with the addresses of their pictures, films and narration; what is broken of those is left out and reported. */
export async function resolveSteps(
  root: string,
  story: string,
  steps: StoryFile['steps'],
  languages: readonly Language[],
  report: Report,
): Promise<readonly WholeStep[]> {
  return Promise.all(
    steps.map(async (step) => {
      const [pictureUrl, filmUrl, narration] = await Promise.all([
        resolveMedia(root, story, step.picture, maximumPictureBytes, report),
        resolveMedia(root, story, step.film, maximumFilmBytes, report),
        resolveNarration(root, story, step, languages, report),
      ]);
      return { ...step, ...(pictureUrl === undefined ? {} : { pictureUrl }), ...(filmUrl === undefined ? {} : { filmUrl }), narration };
    }),
  );
}

async function resolveMedia(root: string, story: string, name: string | undefined, maximumBytes: number, report: Report): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const path = `${storyFolder(story)}/media/${name}`;
  const found = await fileInFolder(root, path, maximumBytes);
  if (found.ok) return `app://content/${path}`;
  report(`${path} ${found.message}: the step is shown without it, put the file there`);
  return undefined;
}

async function resolveNarration(
  root: string,
  story: string,
  step: StoryFile['steps'][number],
  languages: readonly Language[],
  report: Report,
): Promise<Partial<Record<Language, Narration>>> {
  const found = await Promise.all(
    languages.map(async (language) => {
      const narration = await readNarration(root, narrationPath(story, language, step.id), step.sentences);
      if (narration.ok) return [[language, narration.value] as const];
      if (narration.code === 'unusable') report(`${narration.message}: captions run without sound, make the narration anew`);
      return [];
    }),
  );
  return Object.fromEntries(found.flat());
}
