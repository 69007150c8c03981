// `npm run doctor -- DIR`: examines a content pack. Prints one line a finding and exits 1, or one line and exits 0;
// bad usage exits 2.
import { resolve } from 'node:path';
import { examinePack } from './doctor/examine-pack.ts';
import { findingLine } from './doctor/finding.ts';

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0 || folder.startsWith('-')) {
  console.error('usage: npm run doctor -- DIR   (DIR: folder of a content pack, with pack.json)');
  process.exit(2);
}

const examination = await examinePack(resolve(folder));
if (examination === null) {
  console.error(`doctor: ${folder} is not a folder`);
  process.exit(2);
}
for (const finding of examination.findings) console.log(findingLine(finding));
const count = examination.findings.length;
console.log(count === 0 ? `doctor: ${examination.summary}, all is well` : `doctor: ${count} to correct in ${folder}`);
process.exitCode = count === 0 ? 0 : 1;
