// `npm run media [-- [--check] [DIR]]`: makes the narration of a content pack (default: the built-in one) out of its
// texts: sound and captions for every step and language whose text, spoken form or voice changed, narration.json and
// NARRATION.md. `--check` needs no engine: it lists what is out of date and exits 1. Run by authors only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { captionFile } from './caption-file.ts';
import { MissingEngine, provideEngines } from './engines.ts';
import { expectedDurationMs, faultsOf, storyFaults } from './narration-limits.ts';
import { manifestName, narrationState, readManifest, sha256OfFile } from './narration-manifest.ts';
import { planNarration, recipe, voices } from './narration-plan.ts';
import { narrationReport, reportName } from './narration-report.ts';

/** @typedef {import('./narration-plan.ts').PlannedFile} PlannedFile */

const builtIn = fileURLToPath(new URL('../../assets/packs/technospark', import.meta.url));
const words = process.argv.slice(2);
const isCheck = words.includes('--check');
const folders = words.filter((word) => word !== '--check');
if (folders.length > 1 || folders.some((folder) => folder.startsWith('-'))) {
  console.error('usage: npm run media -- [--check] [DIR]   (DIR: folder of a content pack; default: the built-in one)');
  process.exit(2);
}
const pack = resolve(folders[0] ?? builtIn);

const plan = await planNarration(pack);
const manifest = await readManifest(pack);
const { outOfDate, leftOver } = await narrationState(pack, plan, manifest);
const lines = [
  ...plan.problems,
  ...outOfDate.map(({ file, why }) => `${file.path}: ${why}`),
  ...leftOver.map((path) => `${path}: no step asks for it any more`),
];

if (isCheck) {
  for (const line of lines) console.log(line);
  console.log(lines.length === 0 ? `media: narration is up to date (${plan.files.length} files)` : `media: ${lines.length} out of date, run npm run media`);
  process.exit(lines.length === 0 ? 0 : 1);
}
if (plan.problems.length > 0) {
  for (const problem of plan.problems) console.error(problem);
  console.error(`media: sentences to correct: ${plan.problems.length}, nothing was made`);
  process.exit(1);
}
try {
  await makeAll();
} catch (error) {
  if (!(error instanceof MissingEngine)) throw error;
  console.error(`media: ${error.message}`);
  process.exitCode = 1;
}

async function makeAll() {
  /** @type {string[]} */
  const faults = [];
  if (outOfDate.length > 0) {
    const names = [...new Set(Object.values(voices).filter(({ engine }) => engine === 'kokoro').map(({ voice }) => voice))];
    const engines = await provideEngines(names, (line) => console.log(`media: ${line}`));
    const draft = await mkdtemp(join(tmpdir(), 'narration-'));
    try {
      faults.push(...(await speak(engines, outOfDate.map(({ file }) => file), draft)));
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  for (const path of leftOver) {
    await Promise.all(['opus', 'vtt'].map((ending) => rm(join(pack, `${path}.${ending}`), { force: true })));
    delete manifest.files[path];
  }
  // Limits hold for every file, also for those made before a limit changed.
  for (const file of plan.files) {
    const made = manifest.files[file.path];
    if (made?.hash !== file.hash) continue;
    made.expectedMs = expectedDurationMs(file);
    faults.push(...faultsOf(file, made).map((fault) => `${file.path}: ${fault}`));
  }
  writeManifest();
  await writeFile(join(pack, reportName), narrationReport(inOrder()));
  faults.push(...storyFaults(manifest));
  for (const fault of faults) console.error(fault);
  console.log(`media: ${outOfDate.length} files made, ${plan.files.length - outOfDate.length} were up to date, ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
}

/**
 * Speaks `files`, two at a time; each good one goes into the pack at once, a bad one leaves what was there.
 * @param {import('./engines.ts').Engines} engines
 * @param {readonly PlannedFile[]} files
 * @param {string} draft folder for unfinished files
 * @returns {Promise<string[]>} a line a fault
 */
async function speak(engines, files, draft) {
  const jobs = files.map((file, index) => ({ file, sound: join(draft, `${index}.opus`) }));
  const lanes = [0, 1].map((lane) => jobs.filter((_, index) => index % 2 === lane));
  return (await Promise.all(lanes.map((lane) => speakInTurn(engines, lane)))).flat();
}

/**
 * @param {import('./engines.ts').Engines} engines
 * @param {readonly { readonly file: PlannedFile, readonly sound: string }[]} jobs
 * @returns {Promise<string[]>}
 */
async function speakInTurn(engines, jobs) {
  /** @type {string[]} */
  const faults = [];
  const program = fileURLToPath(new URL('speak.py', import.meta.url));
  const child = spawn(engines.python, [program, engines.kokoro, engines.rhvoice, engines.sentences], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  const ended = once(child, 'close');
  child.stdin.end(
    jobs.map(({ file, sound }) => `${JSON.stringify({ path: sound, language: file.language, recipe, ...voices[file.language], sentences: file.sentences })}\n`).join(''),
  );
  let next = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const job = jobs[next];
    if (job === undefined) break;
    next += 1;
    const answer = JSON.parse(line);
    const found = 'error' in answer ? [`${answer.sentence}: ${answer.error}`] : faultsOf(job.file, answer);
    console.log(`media: ${job.file.path}${found.length > 0 ? ` FAULTY: ${found.join('; ')}` : ''}`);
    faults.push(...found.map((fault) => `${job.file.path}: ${fault}`));
    if (found.length === 0) await install(job.file, job.sound, answer);
  }
  const [code] = await ended;
  if (next < jobs.length) faults.push(`the speaking program ended early (exit code ${code}), ${jobs.length - next} files are not made`);
  return faults;
}

/**
 * @param {PlannedFile} file
 * @param {string} sound
 * @param {import('./narration-limits.ts').Measures & { cues: readonly import('../../electron/core/content.ts').Cue[] }} answer
 */
async function install(file, sound, { cues, ...measures }) {
  const target = join(pack, file.path);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(sound, `${target}.opus.part`);
  await rename(`${target}.opus.part`, `${target}.opus`);
  await writeFile(`${target}.vtt`, captionFile(file, cues));
  manifest.files[file.path] = {
    hash: file.hash,
    sound: (await sha256OfFile(`${target}.opus`)) ?? '',
    captions: (await sha256OfFile(`${target}.vtt`)) ?? '',
    durationMs: measures.durationMs,
    expectedMs: expectedDurationMs(file),
    lufs: measures.lufs,
    truePeakDb: measures.truePeakDb,
    longestSilenceMs: measures.longestSilenceMs,
    p808: measures.p808,
    ...(measures.words === undefined ? {} : { wordErrors: measures.wordErrors, words: measures.words }),
  };
  writeManifest();
}

/** At once, not in turns: two lanes call it. */
function writeManifest() {
  writeFileSync(join(pack, manifestName), `${JSON.stringify(inOrder(), null, 2)}\n`);
}

/** The manifest as the plan goes, whichever lane was done first: the report reads the same from memory and from the file. */
function inOrder() {
  return { files: Object.fromEntries(plan.files.flatMap(({ path }) => (manifest.files[path] ? [[path, manifest.files[path]]] : []))) };
}
