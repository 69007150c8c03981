import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { interestEventSchema } from '../../core/interest.ts';
import { tourPresetsSchema, type TourPreset } from '../../core/tour-presets.ts';
import { tourStateSchema } from '../../core/tour-state.ts';
import { writeAtomically } from '../atomic-write.ts';

/** tours/running.json: the tour that is prepared, goes on or is over, as it stood at `savedAt`. */
export const keptTourSchema = z.strictObject({
  savedAt: z.strictObject({ at: z.number(), monotonicMs: z.number() }),
  state: tourStateSchema,
  /** recorded, but not yet known to be durable: handed to the store again, which knows them by their ids */
  unwritten: z.array(interestEventSchema),
});

export type KeptTour = z.infer<typeof keptTourSchema>;

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
