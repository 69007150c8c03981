import { refusal, success, type Result } from '../../core/result.ts';
import { tourLimits } from '../../core/tour-limits.ts';
import { withoutPreset, withPreset, type TourPreset } from '../../core/tour-presets.ts';
import { KeptList } from './kept-list.ts';
import type { TourFiles } from './tour-files.ts';

type Presets = Result<readonly TourPreset[], 'failed'>;

/** The tours that guides keep. */
export class PresetBook {
  private readonly kept: KeptList<TourPreset>;

  constructor(files: Pick<TourFiles, 'readPresets' | 'writePresets'>) {
    this.kept = new KeptList({ read: () => files.readPresets(), write: (presets) => files.writePresets(presets), file: 'tours/presets.json' });
  }

  list(): Promise<readonly TourPreset[]> {
    return this.kept.present();
  }

  save(preset: TourPreset): Promise<Presets> {
    return this.kept.change((presets) => {
      const after = withPreset(presets, preset);
      return after.length > tourLimits.presets ? refusal('failed', `there are ${tourLimits.presets} presets already`) : success(after);
    });
  }

  remove(id: string): Promise<Presets> {
    return this.kept.change((presets) => success(withoutPreset(presets, id)));
  }
}
