import * as z from 'zod';
import { claimSchema, dateSchema } from './content-claim.ts';
import { contentIdSchema } from './content-id.ts';
import { eventSchema, questionSchema, quizQuestionSchema, termSchema } from './content-knowledge.ts';
import { tourSchema, type Tour } from './content-tours.ts';
import { languageSchema, type Language } from './language.ts';

/** Palettes a laboratory can be lit with; each is a block of tokens in renderer/parts/tokens.css. */
export const accents = ['ice', 'green', 'amber', 'rose', 'teal'] as const;

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
  asOf: dateSchema.nullable(),
  ...claimSchema.shape,
});

export type Figure = z.infer<typeof figureSchema>;

/** Something for the guide; a text with numbers says whose they are. */
const noteSchema = z.strictObject({ id: contentIdSchema, claims: z.array(claimSchema).max(4).default([]) });

export const stepSchema = z.strictObject({
  id: contentIdSchema,
  /** id in the registry of renderer/scenes; the picture stands in where the scene does not exist */
  scene: contentIdSchema.optional(),
  /** file name in labs/<lab>/media/, never a path */
  picture: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.(svg|png|jpg|webp|avif)$/, 'must be a file name like press.svg, without a folder')
    .optional(),
  /** silent film in the same folder that plays round and round; the picture stands in where nothing may move, or it cannot be played */
  film: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.(webm|mp4)$/, 'must be a file name like press.webm, without a folder')
    .optional(),
  /** ids of the labels shown over the scene; text under steps.<id>.labels.<label> */
  labels: z.array(contentIdSchema).max(8).default([]),
  /** the key figure of the step, an id of `figures` */
  figure: contentIdSchema,
  /** ids of the sentences, in order; text under steps.<id>.sentences.<sentence>; also the cue ids */
  sentences: z.array(contentIdSchema).min(1).max(6),
  /** what a guide says to guests, a phrase an interpreter can carry at a time; text under steps.<id>.notes.<note> */
  notes: z.array(noteSchema).max(8).default([]),
  /** what a guide should know and not say; text under steps.<id>.asides.<aside> */
  asides: z.array(noteSchema).max(4).default([]),
});

/** What the centre and a laboratory have alike: a story in steps, and what is known beside it. */
const storyParts = {
  steps: z.array(stepSchema).min(1).max(12),
  figures: z.array(figureSchema).min(1).max(40),
  glossary: z.array(termSchema).max(40).default([]),
  questions: z.array(questionSchema).max(24).default([]),
  /** in the order of their dates */
  timeline: z.array(eventSchema).max(40).default([]),
  /** text under sources.<id> */
  sources: z.array(z.strictObject({ id: contentIdSchema, url: z.url({ protocol: /^https?$/ }).optional() })).min(1).max(60),
};

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
  ...storyParts,
  /** for visitors to try themselves on, at the end */
  quiz: z.array(quizQuestionSchema).max(12).default([]),
  /** something to try, an id in the registries of electron/core/exhibits.ts and renderer/exhibits; title under exhibit.title */
  exhibit: contentIdSchema.optional(),
  /** ids of the steps of the short way; empty: all steps */
  short: z.array(contentIdSchema).default([]),
  /** what a visitor can mark at the end; text under topics.<id> */
  topics: z.array(contentIdSchema).min(1).max(8),
});

export type LabFile = z.infer<typeof labFileSchema>;

/** What the centre is, told like a laboratory; its sentences stand in locales/<language>/centre.json. */
const centreFileSchema = z.strictObject({ accent: z.enum(accents), ...storyParts });

export type StoryFile = z.infer<typeof centreFileSchema>;

/** pack.json at the root of a pack's folder. */
export const packFileSchema = z.strictObject({
  $schema: schemaReference,
  id: contentIdSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  languages: z.array(languageSchema).min(1),
  defaultLanguage: languageSchema,
  centre: centreFileSchema.optional(),
  /** folders under labs/, in the order they are shown */
  labs: z.array(contentIdSchema).min(1).max(24),
  tours: z.array(tourSchema).max(24).default([]),
  /** who speaks the narration, for the credits */
  voices: z
    .partialRecord(languageSchema, z.strictObject({ kind: z.enum(['synthetic', 'recorded']), name: z.string().min(1).max(80) }))
    .optional(),
});

export type PackFile = z.infer<typeof packFileSchema>;

/** The same for a start: centre and tours are looked at when a guide comes, so that no visitor waits for them. */
export const startingPackSchema = packFileSchema.extend({ centre: z.unknown().optional(), tours: z.unknown().optional() });

export type StartingPack = z.infer<typeof startingPackSchema>;

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

/** What only guides are given of a step, and of a story. */
type StepForGuides = 'notes' | 'asides';
type StoryForGuides = 'glossary' | 'questions' | 'timeline';

interface FoundMedia {
  /** app://content/… of `picture` */
  readonly pictureUrl?: string;
  /** app://content/… of `film` */
  readonly filmUrl?: string;
  /** absent where the pack has no sound for that language: captions then run by their own clock */
  readonly narration: Partial<Record<Language, Narration>>;
}

type StepFile = z.infer<typeof stepSchema>;

export type Step = Omit<StepFile, StepForGuides> & FoundMedia;

export type Lab = Omit<LabFile, 'steps' | '$schema' | StoryForGuides> & { readonly steps: readonly Step[] };

/** i18next resources of one namespace */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** A pack as visitors get it: structure checked, every reference resolved, texts of all languages inside. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly Language[];
  readonly defaultLanguage: Language;
  readonly labs: readonly Lab[];
  /** namespace `pack` for the centre's name, one namespace named like each laboratory */
  readonly texts: Partial<Record<Language, Readonly<Record<string, Texts>>>>;
}

/** A step, a laboratory and a pack with everything in them, as guides get them. */
export type WholeStep = StepFile & FoundMedia;

export type WholeLab = Omit<LabFile, 'steps' | '$schema'> & { readonly steps: readonly WholeStep[] };

export interface WholePack extends Pack {
  readonly labs: readonly WholeLab[];
  /** null where the pack tells nothing of the centre; its texts are the namespace `centre` */
  readonly centre: (Omit<StoryFile, 'steps'> & { readonly steps: readonly WholeStep[] }) | null;
  readonly tours: readonly Tour[];
}
