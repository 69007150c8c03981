// `npm run schema`: publishes the shapes of pack.json and lab.json as JSON Schema beside the packs, so that an editor
// checks a pack while its author types. tests/core/content-schema.test.ts fails when the committed files are old.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { schemaTexts } from './doctor/schema-texts.ts';

for (const [name, text] of Object.entries(schemaTexts())) {
  const path = fileURLToPath(new URL(`../assets/packs/${name}`, import.meta.url));
  await writeFile(path, text);
  console.log(`schema: ${path}`);
}
