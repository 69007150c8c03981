import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { labFileSchema, packFileSchema, type LabFile, type PackFile, type StoryFile } from '../../electron/core/content.ts';
import { centreId } from '../../electron/core/content-id.ts';
import { guideTextKeys, labTextKeys, optionKey, packTextKeys, sentenceKey, storyTextKeys, tourTextKeys, type TextKey } from '../../electron/core/content-keys.ts';
import { faultyReferences, faultyStory, unusedSources } from '../../electron/core/content-references.ts';
import { flattenTexts, type FlatTexts } from '../../electron/core/content-texts.ts';
import { exhibits } from '../../electron/core/exhibits.ts';
import type { Language } from '../../electron/core/language.ts';
import { jsonInFolder, realFolder } from '../../electron/main/content-folder.ts';
import { examineForGuides } from './examine-for-guides.ts';
import { examineMedia } from './examine-media.ts';
import { examineNarration } from './examine-narration.ts';
import { examineTexts, type NamespaceTexts } from './examine-texts.ts';
import { examineTours, type ExaminedStory } from './examine-tours.ts';
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
  const { id, version, languages, labs, centre, tours } = pack.value;
  findings.push(...(await examineNamespace(root.value, 'pack', [...packTextKeys, ...tourTextKeys(tours)], languages)).findings);
  const stories: ExaminedStory[] = [];
  if (centre) {
    const examined = await examineStory(root.value, centreId, 'pack.json', centre, [...storyTextKeys(centre), ...guideTextKeys(centre)], languages);
    findings.push(...faultyStory(centre).map((what) => referenceFinding('pack.json', `centre: ${what}`)), ...examined.findings);
    stories.push({ id: centreId, story: centre, texts: examined.texts });
  }
  for (const lab of new Set(labs)) {
    const examined = await examineLab(root.value, lab, languages);
    findings.push(...examined.findings);
    if (examined.story) stories.push(examined.story);
  }
  findings.push(...examineTours(tours, stories, languages));
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

async function examineLab(
  root: string,
  id: string,
  languages: readonly Language[],
): Promise<{ readonly findings: readonly Finding[]; readonly story?: ExaminedStory }> {
  const file = `labs/${id}/lab.json`;
  const read = await readShape(root, file, labFileSchema);
  const lab = read.value;
  if (!lab) return { findings: read.findings };
  const { findings, texts } = await examineStory(root, id, file, lab, [...labTextKeys(lab), ...guideTextKeys(lab)], languages);
  return {
    findings: [
      ...(lab.id === id ? [] : [{ file, key: 'id', what: `is “${lab.id}”, the folder is “${id}”`, todo: 'make them equal' }]),
      ...faultyReferences(lab).map((what) => referenceFinding(file, what)),
      ...(lab.exhibit === undefined || Object.hasOwn(exhibits, lab.exhibit) ? [] : [{ file, key: 'exhibit', what: `there is no exhibit “${lab.exhibit}”`, todo: 'name one of electron/core/exhibits.ts' }]),
      ...findings,
      ...examineQuiz(lab, languages, texts),
    ],
    story: { id, story: lab, texts },
  };
}

/** What the centre and a laboratory have alike, but for their references. */
async function examineStory(
  root: string,
  namespace: string,
  file: string,
  story: Omit<StoryFile, 'accent'>,
  wanted: readonly TextKey[],
  languages: readonly Language[],
): Promise<{ readonly findings: readonly Finding[]; readonly texts: NamespaceTexts }> {
  const { findings, texts } = await examineNamespace(root, namespace, wanted, languages);
  const narration = await Promise.all(
    story.steps.flatMap((step) => languages.map((language) => examineNarration(root, namespace, step, language, texts[language] ?? new Map<string, string>()))),
  );
  return {
    findings: [
      ...unusedSources(story).map((id): Finding => ({
        file, key: `sources.${id}`, what: 'no figure and no claim comes from this source', todo: 'remove it, or name it as sourceId',
      })),
      ...await examineMedia(root, namespace, file, story.steps),
      ...findings,
      ...examineTranscripts(namespace, story.steps, languages, texts),
      ...examineForGuides(namespace, file, story, texts),
      ...narration.flat(),
    ],
    texts,
  };
}

function examineQuiz(lab: LabFile, languages: readonly Language[], texts: NamespaceTexts): readonly Finding[] {
  return languages.flatMap((language) => lab.quiz.flatMap(({ id, options }) => {
    const answers = options.flatMap((option) => texts[language]?.get(optionKey(id, option)) ?? []);
    return new Set(answers).size === answers.length ? [] : [{
      file: `locales/${language}/${lab.id}.json`, key: `quiz.${id}.options`, what: 'two answers read the same', todo: 'make them differ',
    }];
  }));
}

function referenceFinding(file: string, what: string): Finding {
  return { file, what: what.includes('source of') ? `unsourced: ${what}` : what, todo: 'name one that is in the file' };
}

function examineTranscripts(namespace: string, steps: LabFile['steps'], languages: readonly Language[], texts: NamespaceTexts): readonly Finding[] {
  return steps.flatMap((step) => languages.flatMap((language) => {
    const sentences = step.sentences.flatMap((id) => texts[language]?.get(sentenceKey(step.id, id)) ?? []);
    const long = transcriptOverflow(sentences, language);
    return long === null ? [] : [{
      file: `locales/${language}/${namespace}.json`, key: `steps.${step.id}.sentences`, what: `would overflow: ${long}`, todo: 'shorten some',
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
