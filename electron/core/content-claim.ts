import * as z from 'zod';
import { contentIdSchema } from './content-id.ts';

/** How far a figure can be trusted, shown beside it as a mark and a word. */
export const confidences = ['report', 'sourced', 'vendor', 'calc'] as const;

/** Who says something, and how far it can be trusted. */
export const claimSchema = z.strictObject({
  /** an id of the file's `sources` */
  sourceId: contentIdSchema,
  confidence: z.enum(confidences),
});

/** A year, a month or a day. */
export const dateSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'must be a date like 1954, 1954-12 or 1954-12-16');
