import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { labFileSchema, packFileSchema, type LabFile, type PackFile } from '../../electron/core/content.ts';
import { labTextKeys, packTextKeys, sentenceKey, type TextKey } from '../../electron/core/content-keys.ts';
import { faultyReferences } from '../../electron/core/content-references.ts';
import { flattenTexts, type FlatTexts } from '../../electron/core/content-texts.ts';
import type { Language } from '../../electron/core/language.ts';
import { fileInFolder, jsonInFolder, realFolder } from '../../electron/main/content-folder.ts';
import { maximumPictureBytes } from '../../electron/main/content-lab.ts';
import { examineNarration } from './examine-narration.ts';
import { examineTexts, type NamespaceTexts } from './examine-texts.ts';
import type { Finding } from './finding.ts';
import { transcriptOverflow } from './text-lengths.ts';

export interface Examination {
  readonly findings: readonly Finding[];
  /** what was examined, for the one line that says all is well */
  readonly summary: string;
}

/** Looks at everything in a pack's folder; null where there is no such folder. */
export async function examinePack(folder: string): Promise<Examination | null> {
  const root = await realFolder(folder);
  if (!root.ok) return null;
  const pack = await readShape(root.value, 'pack.json', packFileSchema);
  if (!pack.value) return { findings: pack.findings, summary: '' };

  const findings: Finding[] = [...pack.findings, ...examinePackFile(pack.value), ...await examineFolders(root.value, pack.value)];
  findings.push(...await examineNamespace(root.value, 'pack', packTextKeys, pack.value.languages).then((one) => one.findings));
  for (const id of new Set(pack.value.labs)) findings.push(...await examineLab(root.value, id, pack.value.languages));
  const { id, version, languages, labs } = pack.value;
  return { findings, summary: `${id} ${version}: ${labs.length} laboratories in ${languages.join(', ')}` };
}

function examinePackFile(pack: PackFile): readonly Finding[] {
  const file = 'pack.json';
  const findings: Finding[] = [];
  if (!pack.languages.includes(pack.defaultLanguage)) {
    findings.push({ file, key: 'defaultLanguage', what: `${pack.defaultLanguage} is not offered`, todo: 'name one of languages' });
  }
  if (new Set(pack.labs).size < pack.labs.length) findings.push({ file, key: 'labs', what: 'a laboratory stands twice', todo: 'name each once' });
  if (new Set(pack.languages).size < pack.languages.length) findings.push({ file, key: 'languages', what: 'a language stands twice', todo: 'name each once' });
  return findings;
}

/** Folders of laboratories that nobody would ever see. */
async function examineFolders(root: string, pack: PackFile): Promise<readonly Finding[]> {
  const folders = await readdir(join(root, 'labs'), { withFileTypes: true }).catch(() => []);
  return folders
    .filter((entry) => entry.isDirectory() && !pack.labs.includes(entry.name))
    .map(({ name }) => ({ file: `labs/${name}`, what: 'not in pack.json, so never shown', todo: 'add it to labs, or remove the folder' }));
}

async function examineLab(root: string, id: string, languages: readonly Language[]): Promise<readonly Finding[]> {
  const file = `labs/${id}/lab.json`;
  const read = await readShape(root, file, labFileSchema);
  const lab = read.value;
  if (!lab) return read.findings;
  const { findings: textFindings, texts } = await examineNamespace(root, id, labTextKeys(lab), languages);
  const narration = await Promise.all(
    lab.steps.flatMap((step) => languages.map((language) => examineNarration(root, lab, step, language, texts[language] ?? new Map<string, string>()))),
  );
  return [
    ...read.findings,
    ...(lab.id === id ? [] : [{ file, key: 'id', what: `is “${lab.id}”, the folder is “${id}”`, todo: 'make them equal' }]),
    ...faultyReferences(lab).map((what): Finding => ({
      file, what: what.startsWith('source of figure') ? `unsourced figure: ${what}` : what, todo: 'name one that is in the file',
    })),
    ...examineSources(file, lab),
    ...await examinePictures(root, lab),
    ...textFindings,
    ...examineTranscripts(lab, languages, texts),
    ...narration.flat(),
  ];
}

/** A figure that is not our own arithmetic must say where it can be looked up, or who told us. */
function examineSources(file: string, lab: LabFile): readonly Finding[] {
  const used = new Set(lab.figures.map(({ sourceId }) => sourceId));
  return lab.sources
    .filter(({ id }) => !used.has(id))
    .map(({ id }) => ({ file, key: `sources.${id}`, what: 'no figure comes from this source', todo: 'remove it, or name it as sourceId' }));
}

async function examinePictures(root: string, lab: LabFile): Promise<readonly Finding[]> {
  const found = await Promise.all(
    lab.steps.map(async ({ id, scene, picture }): Promise<readonly Finding[]> => {
      const file = `labs/${lab.id}/lab.json`;
      if (picture === undefined) {
        return scene === undefined ? [{ file, key: `steps.${id}`, what: 'neither scene nor picture', todo: 'name one' }] : [];
      }
      const path = `labs/${lab.id}/media/${picture}`;
      const there = await fileInFolder(root, path, maximumPictureBytes);
      return there.ok ? [] : [{ file: path, what: `picture ${there.message}`, todo: 'put the picture there' }];
    }),
  );
  return found.flat();
}

function examineTranscripts(lab: LabFile, languages: readonly Language[], texts: NamespaceTexts): readonly Finding[] {
  return lab.steps.flatMap((step) => languages.flatMap((language) => {
    const sentences = step.sentences.flatMap((id) => texts[language]?.get(sentenceKey(step.id, id)) ?? []);
    const long = transcriptOverflow(sentences, language);
    return long === null ? [] : [{
      file: `locales/${language}/${lab.id}.json`, key: `steps.${step.id}.sentences`, what: `would overflow: ${long}`, todo: 'shorten some',
    }];
  }));
}

async function examineNamespace(
  root: string,
  namespace: string,
  wanted: readonly TextKey[],
  languages: readonly Language[],
): Promise<{ readonly findings: readonly Finding[]; readonly texts: NamespaceTexts }> {
  const findings: Finding[] = [];
  const texts: Partial<Record<Language, FlatTexts>> = {};
  for (const language of languages) {
    const file = `locales/${language}/${namespace}.json`;
    const json = await jsonInFolder(root, file);
    if (!json.ok) {
      findings.push({ file, what: json.code === 'missing' ? 'missing translation: the whole file' : json.message, todo: 'write it' });
      continue;
    }
    const flattened = flattenTexts(json.value);
    findings.push(...flattened.faults.map(({ key, why }) => ({ file, key, what: why, todo: 'correct it' })));
    texts[language] = flattened.texts;
  }
  return { findings: [...findings, ...examineTexts(namespace, wanted, texts)], texts };
}

interface Shape<Value> {
  readonly value: Value | null;
  readonly findings: readonly Finding[];
}

async function readShape<Schema extends z.ZodType>(root: string, file: string, schema: Schema): Promise<Shape<z.output<Schema>>> {
  const json = await jsonInFolder(root, file);
  if (!json.ok) return { value: null, findings: [{ file, what: json.message, todo: 'correct it' }] };
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { value: parsed.data, findings: [] };
  const findings = parsed.error.issues.map((issue): Finding => ({
    file, key: issue.path.join('.'), what: issue.message, todo: 'see the JSON Schema beside the packs',
  }));
  return { value: null, findings };
}
