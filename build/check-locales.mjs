// Checks assets/locales/<language>/interface.json, staff.json, report.json, guide.json and recap.json: the same keys in every language with the plural forms
// it needs, the same interpolations, nothing empty, no English left, no line that would break in a wrong place. Exits 1
// with a list.
import { readFile } from 'node:fs/promises';
import { flattenTexts } from '../electron/core/content-texts.ts';
import { languages } from '../electron/core/language.ts';
import { examineInterface } from './doctor/examine-interface.ts';
import { findingLine } from './doctor/finding.ts';

/** @param {string} file */
async function examine(file) {
  const read = await Promise.all(
    languages.map(async (language) => {
      const path = new URL(`../assets/locales/${language}/${file}`, import.meta.url);
      const { texts, faults } = flattenTexts(JSON.parse(await readFile(path, 'utf8')));
      return { language, texts, empty: faults.map(({ key }) => key) };
    }),
  );
  const { ru, en, 'zh-Hans': zhHans } = Object.fromEntries(read.map((one) => [one.language, one]));
  if (!ru || !en || !zhHans) throw new Error(`a language has no ${file}`);
  const findings = examineInterface(
    file,
    { ru: ru.texts, en: en.texts, 'zh-Hans': zhHans.texts },
    { ru: ru.empty, en: en.empty, 'zh-Hans': zhHans.empty },
  );
  return { findings, count: ru.texts.size };
}

const examined = await Promise.all(['interface.json', 'staff.json', 'report.json', 'guide.json', 'recap.json'].map(examine));
const findings = examined.flatMap((one) => one.findings);
const count = examined.reduce((sum, one) => sum + one.count, 0);

for (const finding of findings) console.log(findingLine(finding));
console.log(findings.length === 0 ? `locales: ${count} Russian texts and their like, all is well` : `locales: ${findings.length} to correct`);
process.exitCode = findings.length === 0 ? 0 : 1;
