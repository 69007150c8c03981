import { startingPackSchema, type Pack, type WholeLab } from '../core/content.ts';
import { centreId } from '../core/content-id.ts';
import { labTextKeys, packTextKeys } from '../core/content-keys.ts';
import { withoutTextless } from '../core/content-trim.ts';
import { labForVisitors } from '../core/content-visitors.ts';
import { languages as allLanguages, type Language } from '../core/language.ts';
import { refusal, success, type Result } from '../core/result.ts';
import { jsonInFolder, realFolder } from './content-folder.ts';
import { issueLine, readLabFile, resolveLab, type Report } from './content-lab.ts';
import { completeTexts, languagesWithTexts, packNamespace, readLocales, textsOf, type LocaleTexts } from './content-locales.ts';
import { readWhole, type WholeParts } from './content-whole.ts';

interface PackPlaces {
  /** folder that was asked for; the built-in pack is shown where it cannot be used */
  readonly requested?: string | undefined;
  /** folder of the pack that comes with the app */
  readonly builtIn: string;
}

interface Loaded {
  /** what visitors see of it */
  readonly pack: Pack;
  /** the real folder that app://content/ serves */
  readonly folder: string;
  /** all of it, read when a guide comes: visitors do not wait for what they never see */
  readonly whole: () => ReturnType<typeof readWhole>;
}

export interface LoadedPack extends Loaded {
  /** one line each: what is wrong, where, what to do; empty when all is well */
  readonly notices: readonly string[];
}

/**
 * Loads the pack to show. Never throws: a broken laboratory is left out, a broken pack makes way for the built-in
 * one, and where even that is damaged the pack is empty; each with a notice.
 */
export async function loadPack({ requested, builtIn }: PackPlaces): Promise<LoadedPack> {
  const notices: string[] = [];
  const places = requested === undefined ? [builtIn] : [requested, builtIn];
  for (const place of places) {
    const read = await readPack(place);
    notices.push(...read.notices);
    if (read.pack.ok) return { ...read.pack.value, notices };
    const rest = place === builtIn
      ? 'the built-in pack is damaged, install the kiosk again'
      : 'showing the built-in pack, correct it with “npm run doctor”';
    notices.push(oneLine(`pack ${place}: ${read.pack.message}: ${rest}`));
  }
  return { pack: emptyPack, folder: builtIn, whole: async () => ({ pack: { ...emptyPack, labs: [], centre: null, tours: [] }, notices: [] }), notices };
}

/** What is left when there is nothing to show: the attract screen and nothing behind it. */
const emptyPack: Pack = {
  id: 'none',
  version: '0.0.0',
  languages: allLanguages,
  defaultLanguage: allLanguages[0],
  labs: [],
  texts: {},
};

interface ReadPack {
  readonly pack: Result<Loaded, 'broken'>;
  readonly notices: readonly string[];
}

async function readPack(place: string): Promise<ReadPack> {
  const notices: string[] = [];
  const report: Report = (line) => notices.push(oneLine(`pack ${place}: ${line}`));
  try {
    return { pack: await readPackFolder(place, report), notices };
  } catch (error) {
    // Everything expected is a value; this keeps an unexpected fault from stopping the tour.
    return { pack: refusal('broken', error instanceof Error ? error.message : String(error)), notices };
  }
}

async function readPackFolder(
  place: string,
  report: Report,
): Promise<Result<Loaded, 'broken'>> {
  const root = await realFolder(place);
  if (!root.ok) return refusal('broken', `the folder ${root.message}`);
  const folder = root.value;
  const json = await jsonInFolder(folder, 'pack.json');
  if (!json.ok) return refusal('broken', `pack.json ${json.message}`);
  const parsed = startingPackSchema.safeParse(json.value);
  if (!parsed.success) return refusal('broken', `pack.json: ${issueLine(parsed.error)}`);
  const file = parsed.data;

  const labIds = withoutRepeats(file.labs, 'laboratory', report);
  const offered = withoutRepeats(file.languages, 'language', report);
  const locales = await readLocales(folder, [packNamespace, ...labIds], offered, report);
  const languages = languagesWithTexts(locales, offered);
  for (const language of offered.filter((one) => !languages.includes(one))) {
    report(`locales/${language} holds no text: the language is not offered, put its files right`);
  }
  const [firstLanguage] = languages;
  if (firstLanguage === undefined) return refusal('broken', 'no language has a text');
  const defaultLanguage = languages.includes(file.defaultLanguage) ? file.defaultLanguage : firstLanguage;
  if (defaultLanguage !== file.defaultLanguage) {
    report(`pack.json: defaultLanguage ${file.defaultLanguage} is not among its languages: taking ${defaultLanguage}, name one that is`);
  }

  const labs = await readLabs(folder, labIds, languages, locales, report);
  if (labs.length === 0) return refusal('broken', 'no laboratory can be shown');
  const shown = labs.map(labForVisitors);
  const texts = completeTexts(locales, [[packNamespace, packTextKeys], ...shown.map((lab) => [lab.id, labTextKeys(lab)] as const)], languages, defaultLanguage, report);
  const pack: Pack = { id: file.id, version: file.version, languages, defaultLanguage, labs: shown, texts };
  const parts: WholeParts = { folder, file, labs, locales, pack };
  return success({ pack, folder, whole: () => readWhole(parts, (line) => oneLine(`pack ${place}: ${line}`)) });
}

async function readLabs(
  folder: string,
  ids: readonly string[],
  languages: readonly Language[],
  locales: LocaleTexts,
  report: Report,
): Promise<readonly WholeLab[]> {
  const labs = await Promise.all(
    ids.map(async (id) => {
      const leaveOut = (why: string): [] => {
        report(`${why}: the laboratory is left out, correct it with “npm run doctor”`);
        return [];
      };
      if (id === packNamespace || id === centreId) return leaveOut(`labs/${id}: this name belongs to the centre’s texts`);
      const file = await readLabFile(folder, id);
      if (!file.ok) return leaveOut(file.message);
      // Before the sound is looked for: a sentence without text needs no cue.
      const shown = withoutTextless(file.value, textsOf(locales, id, languages));
      return shown.ok ? [await resolveLab(folder, shown.value, languages, report)] : leaveOut(`labs/${id}: ${shown.message}`);
    }),
  );
  return labs.flat();
}

function withoutRepeats<Name extends string>(names: readonly Name[], what: string, report: Report): readonly Name[] {
  const once = [...new Set(names)];
  if (once.length < names.length) report(`pack.json: a ${what} stands twice: name each once`);
  return once;
}

/** Notices end up in a terminal and a log: what a broken file holds must not break their lines. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 500);
}
