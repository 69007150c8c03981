import { refusal, success, type Result } from '../../core/result.ts';
import { tourLimits } from '../../core/tour-limits.ts';
import { withoutPreset, withPreset, type TourPreset } from '../../core/tour-presets.ts';
import type { TourFiles } from './tour-files.ts';

type Presets = Result<readonly TourPreset[], 'failed'>;

/** The tours that guides keep; changes are written one after another, on disk before they count. */
export class PresetBook {
  private readonly files: Pick<TourFiles, 'readPresets' | 'writePresets'>;
  private presets: Promise<readonly TourPreset[]> | null = null;

  constructor(files: Pick<TourFiles, 'readPresets' | 'writePresets'>) {
    this.files = files;
  }

  list(): Promise<readonly TourPreset[]> {
    this.presets ??= this.files.readPresets();
    return this.presets;
  }

  save(preset: TourPreset): Promise<Presets> {
    return this.change((presets) => withPreset(presets, preset));
  }

  remove(id: string): Promise<Presets> {
    return this.change((presets) => withoutPreset(presets, id));
  }

  private async change(edit: (presets: readonly TourPreset[]) => readonly TourPreset[]): Promise<Presets> {
    const before = this.list();
    const changing = before.then(async (presets): Promise<Presets> => {
      const after = edit(presets);
      if (after.length > tourLimits.presets) return refusal('failed', `there are ${tourLimits.presets} presets already`);
      try {
        await this.files.writePresets(after);
        return success(after);
      } catch (error) {
        return refusal('failed', `tours/presets.json cannot be written (${error instanceof Error ? error.message : String(error)})`);
      }
    });
    this.presets = changing.then(async (changed) => (changed.ok ? changed.value : before));
    return changing;
  }
}
