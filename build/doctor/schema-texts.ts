import * as z from 'zod';
import { labFileSchema, packFileSchema } from '../../electron/core/content.ts';

/** File name under assets/packs → the JSON Schema that belongs there. */
export function schemaTexts(): Readonly<Record<'pack.schema.json' | 'lab.schema.json', string>> {
  return {
    'pack.schema.json': schemaText(packFileSchema, 'Content pack of the lab-tour kiosk: pack.json'),
    'lab.schema.json': schemaText(labFileSchema, 'Laboratory of a content pack: labs/<id>/lab.json'),
  };
}

function schemaText(schema: z.ZodType, title: string): string {
  // As an author writes it: what has a default may be left out.
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return `${JSON.stringify({ ...json, title }, null, 2)}\n`;
}
