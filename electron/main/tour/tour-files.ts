import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Erasure } from '../../core/erasure.ts';
import { interestEventSchema } from '../../core/interest.ts';
import { dayMs } from '../../core/local-time.ts';
import { tourLimits } from '../../core/tour-limits.ts';
import { tourPresetsSchema, type TourPreset } from '../../core/tour-presets.ts';
import { tourStateSchema } from '../../core/tour-state.ts';
import { visitorQuestionsSchema, type VisitorQuestion } from '../../core/visitor-questions.ts';
import { writeAtomically } from '../atomic-write.ts';

/** tours/running.json: the tour that is prepared, goes on or is over, as it stood at `savedAt`. */
export const keptTourSchema = z.strictObject({
  savedAt: z.strictObject({ at: z.number(), monotonicMs: z.number() }),
  state: tourStateSchema,
  /** recorded, but not yet known to be durable: handed to the store again, which knows them by their ids */
  unwritten: z.array(interestEventSchema),
});

export type KeptTour = z.infer<typeof keptTourSchema>;

const questionsName = 'visitor-questions.json';

/** What is kept of tours in the data directory, in its folder tours/. */
export class TourFiles {
  private readonly dataDirectory: string;
  private readonly warn: (line: string) => void;

  constructor(dataDirectory: string, warn: (line: string) => void) {
    this.dataDirectory = dataDirectory;
    this.warn = warn;
  }

  readTour(): Promise<KeptTour | null> {
    return this.read('running.json', keptTourSchema);
  }

  async writeTour(kept: KeptTour): Promise<void> {
    await writeAtomically(this.path('running.json'), `${JSON.stringify(kept)}\n`);
  }

  async forgetTour(): Promise<void> {
    await rm(this.path('running.json'), { force: true });
  }

  async readPresets(): Promise<readonly TourPreset[]> {
    return (await this.read('presets.json', tourPresetsSchema)) ?? [];
  }

  async writePresets(presets: readonly TourPreset[]): Promise<void> {
    await writeAtomically(this.path('presets.json'), `${JSON.stringify(presets, null, 2)}\n`);
  }

  async readQuestions(): Promise<readonly VisitorQuestion[]> {
    return (await this.read(questionsName, visitorQuestionsSchema)) ?? [];
  }

  async writeQuestions(questions: readonly VisitorQuestion[]): Promise<void> {
    await writeAtomically(this.path(questionsName), `${JSON.stringify(questions, null, 2)}\n`);
  }

  /**
   * Removes broken files of questions from quarantine: nobody can tell what they hold, so they go when all of it has
   * been kept long enough, or as soon as anything was erased since.
   */
  async forgetBrokenQuestions(now: number, erasures: readonly Pick<Erasure, 'at'>[]): Promise<void> {
    const folder = join(this.dataDirectory, 'quarantine');
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => each.startsWith('tours-') && each.endsWith(`-${questionsName}`))) {
      const written = (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? now;
      const isDue = now - written > tourLimits.visitorQuestionDays * dayMs || erasures.some(({ at }) => at >= written);
      if (isDue) await rm(join(folder, name), { force: true }).catch(() => undefined);
    }
  }

  private path(name: string): string {
    return join(this.dataDirectory, 'tours', name);
  }

  /** A file that is not ours is set aside and said; one that cannot be read at all is left as it is. */
  private async read<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.infer<Schema> | null> {
    let text: string;
    try {
      text = await readFile(this.path(name), 'utf8');
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
      if (why !== 'ENOENT' && why !== 'ENOTDIR') this.warn(`tours/${name} cannot be read (${why}): going on without it`);
      return null;
    }
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      await this.setAside(name);
      return null;
    }
  }

  private async setAside(name: string): Promise<void> {
    const folder = join(this.dataDirectory, 'quarantine');
    const aside = `tours-${randomUUID().slice(0, 8)}-${name}`;
    try {
      await mkdir(folder, { recursive: true });
      await rename(this.path(name), join(folder, aside));
      this.warn(`tours/${name} was broken: set aside as quarantine/${aside}, going on without it`);
    } catch {
      this.warn(`tours/${name} is broken and cannot be set aside: going on without it`);
    }
  }
}
