import * as z from 'zod';
import { tourLimits } from './tour-limits.ts';
import { tourPlanSchema } from './tour-plan.ts';

/** A tour that guides keep for the next delegation of its kind: a plan without the name of who came. */
export const tourPresetSchema = z.strictObject({
  id: z.uuid(),
  title: z.string().trim().min(1).max(tourLimits.presetTitle),
  plan: tourPlanSchema.omit({ delegation: true, isRehearsal: true }),
});

export type TourPreset = z.infer<typeof tourPresetSchema>;

/** tours/presets.json */
export const tourPresetsSchema = z
  .array(tourPresetSchema)
  .max(tourLimits.presets)
  .refine((presets) => new Set(presets.map(({ id }) => id)).size === presets.length, 'an id stands twice');

/** The presets with this one in place of the one with its id, else behind them. */
export function withPreset(presets: readonly TourPreset[], preset: TourPreset): readonly TourPreset[] {
  const isKnown = presets.some(({ id }) => id === preset.id);
  return isKnown ? presets.map((each) => (each.id === preset.id ? preset : each)) : [...presets, preset];
}

export function withoutPreset(presets: readonly TourPreset[], id: string): readonly TourPreset[] {
  return presets.filter((each) => each.id !== id);
}
