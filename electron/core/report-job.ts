import * as z from 'zod';
import type { Pack } from './content.ts';
import { flattenTexts } from './content-texts.ts';
import { exportTargetSchema } from './export-job.ts';
import { figuresRequestSchema } from './figures.ts';
import { languageSchema, type Language } from './language.ts';

/** What a pack calls its laboratories and what is counted in them, in the pack's order. */
const reportNamesSchema = z.array(z.strictObject({ lab: z.string(), name: z.string(), items: z.record(z.string(), z.string()) }));

export type ReportNames = z.infer<typeof reportNamesSchema>;

/** What the report is about and where it goes. */
export const reportJobSchema = exportTargetSchema.extend({
  figures: figuresRequestSchema,
  language: languageSchema,
  kiosk: z.strictObject({ id: z.string(), name: z.string() }),
  names: reportNamesSchema,
});

export type ReportJob = z.infer<typeof reportJobSchema>;

/** Keys of a laboratory's texts that name what is counted; `exhibit` is the one exhibit's own. */
const naming = /^(?:(?:topics|quiz|exhibits|exhibit)\.|steps\.[^.]+\.title$)/;

/** A pack's names in a language, or in its own where it does not speak that one. */
export function reportNames(pack: Pack, language: Language): ReportNames {
  const texts = pack.texts[language] ?? pack.texts[pack.defaultLanguage] ?? {};
  return pack.labs.map(({ id }) => {
    const flat = flattenTexts(texts[id] ?? {}).texts;
    return { lab: id, name: flat.get('name') ?? id, items: Object.fromEntries([...flat].filter(([key]) => naming.test(key))) };
  });
}
