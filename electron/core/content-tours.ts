import * as z from 'zod';
import { contentIdSchema } from './content-id.ts';

/** A way through the centre for a guide and guests; its name stands in the namespace `pack` under tours.<id>. */
export const tourSchema = z.strictObject({
  id: contentIdSchema,
  /** what its stops leave of them is for questions */
  minutes: z.int().min(5).max(180),
  stops: z.array(z.strictObject({
    /** a laboratory, or `centre` */
    lab: contentIdSchema,
    /** in the order they are shown */
    steps: z.array(contentIdSchema).min(1).max(12),
    minutes: z.int().min(1).max(120),
  })).min(1).max(24),
});

export type Tour = z.infer<typeof tourSchema>;

type Stories = readonly { readonly id: string; readonly steps: readonly { readonly id: string }[] }[];

/** What is wrong with the tours of a pack; `stories`: its laboratories and the centre. Empty when all is well. */
export function faultyTours(tours: readonly Tour[], stories: Stories): readonly string[] {
  const ids = tours.map(({ id }) => id);
  return [
    ...[...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `tour “${id}” stands twice`),
    ...tours.flatMap((tour) => {
      const taken = tour.stops.reduce((sum, { minutes }) => sum + minutes, 0);
      return taken > tour.minutes ? [`tour “${tour.id}” has stops of ${taken} minutes and lasts ${tour.minutes}`] : [];
    }),
    ...tours.flatMap((tour) => tour.stops.flatMap((stop) => {
      const story = stories.find(({ id }) => id === stop.lab);
      if (!story) return [`tour “${tour.id}” stops at “${stop.lab}”, which is not there`];
      return stop.steps
        .filter((step) => !story.steps.some(({ id }) => id === step))
        .map((step) => `tour “${tour.id}” shows step “${step}” of ${stop.lab}, which is not there`);
    })),
  ];
}

/** The tours that can be walked: without what is not there, and without what is then empty; each id once. */
export function walkableTours(tours: readonly Tour[], stories: Stories): readonly Tour[] {
  const walkable = tours.map((tour) => ({
    ...tour,
    stops: tour.stops
      .map((stop) => {
        const steps = stories.find(({ id }) => id === stop.lab)?.steps.map(({ id }) => id) ?? [];
        return { ...stop, steps: stop.steps.filter((step) => steps.includes(step)) };
      })
      .filter(({ steps }) => steps.length > 0),
  }));
  return walkable.filter(({ id, stops }, index) => stops.length > 0 && walkable.findIndex((one) => one.id === id) === index);
}
