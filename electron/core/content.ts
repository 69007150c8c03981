import * as z from 'zod';
import { languageSchema, type Language } from './language.ts';

/** Names a thing inside a pack; also a part of file names and i18next keys, hence the narrow alphabet. */
export const contentIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens');

/** Palettes a laboratory can be lit with; each is a block of tokens in renderer/parts/tokens.css. */
export const accents = ['ice', 'green', 'amber', 'rose', 'teal'] as const;

/** How far a figure can be trusted, shown beside it as a mark and a word. */
export const confidences = ['report', 'sourced', 'vendor', 'calc'] as const;

/** Units of figures; each is a key of the one unit table in assets/locales. */
export const units = [
  'nm', 'um', 'mm', 'ps', 'h', 'celsius', 'gpa', 'atm', 'um-per-h', 'layers-per-s', 'w-per-m-k', 'mhz', 'mw', 'w', 'm-per-s',
  'year', 'times', 'robots', 'picks-per-h', 'kg', 'none',
] as const;

export const figureValueSchema = z.union([
  z.number(),
  z.strictObject({ from: z.number(), to: z.number() }).refine(({ from, to }) => from < to, 'from must be less than to'),
  z.strictObject({ plusMinus: z.number().positive() }),
  z.strictObject({ year: z.int() }),
  z.strictObject({ decade: z.int() }),
]);

export type FigureValue = z.infer<typeof figureValueSchema>;

export const figureSchema = z.strictObject({
  id: contentIdSchema,
  value: figureValueSchema,
  unit: z.enum(units),
  /** year or ISO date of the figure; null reads "date not stated" */
  asOf: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/).nullable(),
  sourceId: contentIdSchema,
  confidence: z.enum(confidences),
});

export type Figure = z.infer<typeof figureSchema>;

export const stepSchema = z.strictObject({
  id: contentIdSchema,
  /** id in the registry of renderer/scenes; the picture stands in where the scene does not exist */
  scene: contentIdSchema.optional(),
  /** file name in labs/<lab>/media/, never a path */
  picture: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.(svg|png|jpg|webp|avif)$/, 'must be a file name like press.svg, without a folder')
    .optional(),
  /** ids of the labels shown over the scene; text under steps.<id>.labels.<label> */
  labels: z.array(contentIdSchema).max(8).default([]),
  /** the key figure of the step, an id of `figures` */
  figure: contentIdSchema,
  /** ids of the sentences, in order; text under steps.<id>.sentences.<sentence>; also the cue ids */
  sentences: z.array(contentIdSchema).min(1).max(6),
});

/** For editors that check while one types; ignored otherwise. */
const schemaReference = z.string().optional();

/** labs/<lab>/lab.json: structure only, every sentence stands in locales/<language>/<lab>.json. */
export const labFileSchema = z.strictObject({
  $schema: schemaReference,
  /** the same as the folder's name */
  id: contentIdSchema,
  accent: z.enum(accents),
  /** the figure on the door, an id of `figures` */
  doorFigure: contentIdSchema,
  /** the picture hinted on attract and home screens, an id in the registry of renderer/scenes */
  hint: contentIdSchema.optional(),
  steps: z.array(stepSchema).min(1).max(12),
  /** ids of the steps of the short way; empty: all steps */
  short: z.array(contentIdSchema).default([]),
  figures: z.array(figureSchema).min(1).max(40),
  /** what a visitor can mark at the end; text under topics.<id> */
  topics: z.array(contentIdSchema).min(1).max(8),
  /** text under sources.<id> */
  sources: z.array(z.strictObject({ id: contentIdSchema, url: z.url({ protocol: /^https?$/ }).optional() })).min(1).max(40),
});

export type LabFile = z.infer<typeof labFileSchema>;

/** pack.json at the root of a pack's folder. */
export const packFileSchema = z.strictObject({
  $schema: schemaReference,
  id: contentIdSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  languages: z.array(languageSchema).min(1),
  defaultLanguage: languageSchema,
  /** folders under labs/, in the order they are shown */
  labs: z.array(contentIdSchema).min(1).max(24),
  /** who speaks the narration, for the credits */
  voices: z
    .partialRecord(languageSchema, z.strictObject({ kind: z.enum(['synthetic', 'recorded']), name: z.string().min(1).max(80) }))
    .optional(),
});

export type PackFile = z.infer<typeof packFileSchema>;

/** One spoken sentence inside a narration file; ids are the step's sentence ids. */
export interface Cue {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface Narration {
  /** app://content/… */
  readonly url: string;
  readonly cues: readonly Cue[];
}

export type Step = z.infer<typeof stepSchema> & {
  /** app://content/… of `picture` */
  readonly pictureUrl?: string;
  /** absent where the pack has no sound for that language: captions then run by their own clock */
  readonly narration: Partial<Record<Language, Narration>>;
};

export type Lab = Omit<LabFile, 'steps' | '$schema'> & { readonly steps: readonly Step[] };

/** i18next resources of one namespace */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** A pack as the windows get it: structure checked, every reference resolved, texts of all languages inside. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly Language[];
  readonly defaultLanguage: Language;
  readonly labs: readonly Lab[];
  /** namespace `pack` for the centre, one namespace named like each laboratory */
  readonly texts: Partial<Record<Language, Readonly<Record<string, Texts>>>>;
}
