import { centreId } from '../core/content-id.ts';
import { guideTextKeys, labTextKeys, packTextKeys, storyTextKeys, tourTextKeys } from '../core/content-keys.ts';
import { faultyStory } from '../core/content-references.ts';
import { faultyTours, walkableTours } from '../core/content-tours.ts';
import { storyWithoutTextless } from '../core/content-trim.ts';
import { packFileSchema, type Pack, type PackFile, type StartingPack, type WholeLab, type WholePack } from '../core/content.ts';
import { refusal, type Result } from '../core/result.ts';
import { issueLine, resolveSteps, type Report } from './content-lab.ts';
import { completeTexts, packNamespace, readLocales, textsOf, type LocaleTexts } from './content-locales.ts';

/** What was read for visitors already. */
export interface WholeParts {
  readonly folder: string;
  readonly file: StartingPack;
  readonly labs: readonly WholeLab[];
  readonly locales: LocaleTexts;
  readonly pack: Pack;
}

/** The pack with everything that guides need beside what visitors see. `line` makes one line of a notice. */
export async function readWhole(
  { folder, file, labs, locales, pack }: WholeParts,
  line: (notice: string) => string,
): Promise<{ readonly pack: WholePack; readonly notices: readonly string[] }> {
  const notices: string[] = [];
  const report: Report = (notice) => notices.push(line(notice));
  const { languages, defaultLanguage } = pack;
  const all: LocaleTexts = new Map([...locales, ...await readLocales(folder, file.centre === undefined ? [] : [centreId], languages, report)]);
  const centre = await readCentre(folder, file.centre, languages, all, report);
  const stories = [...(centre ? [{ id: centreId, steps: centre.steps }] : []), ...labs];
  const routes = packFileSchema.shape.tours.safeParse(file.tours);
  if (!routes.success) report(`pack.json: tours: ${issueLine(routes.error)}: no tour is offered, correct it with “npm run doctor”`);
  const planned = routes.data ?? [];
  for (const fault of faultyTours(planned, stories)) report(`pack.json: ${fault}: left out where it can be, correct it with “npm run doctor”`);
  const tours = walkableTours(planned, stories);
  const texts = completeTexts(
    all,
    [
      [packNamespace, [...packTextKeys, ...tourTextKeys(tours)]],
      ...(centre ? [[centreId, [...storyTextKeys(centre), ...guideTextKeys(centre)]] as const] : []),
      ...labs.map((lab) => [lab.id, [...labTextKeys(lab), ...guideTextKeys(lab)]] as const),
    ],
    languages,
    defaultLanguage,
    report,
  );
  return { pack: { ...pack, labs, centre, tours, texts }, notices };
}

/** The story of the centre; null where the pack has none, or one that cannot be told. */
async function readCentre(
  folder: string,
  file: unknown,
  languages: Pack['languages'],
  locales: LocaleTexts,
  report: Report,
): Promise<WholePack['centre']> {
  if (file === undefined) return null;
  const shown = tellable(file, textsOf(locales, centreId, languages));
  if (shown.ok) return { ...shown.value, steps: await resolveSteps(folder, centreId, shown.value.steps, languages, report) };
  report(`pack.json: centre: ${shown.message}: its story is left out, correct it with “npm run doctor”`);
  return null;
}

function tellable(file: unknown, hasText: (key: string) => boolean): Result<NonNullable<PackFile['centre']>, 'faulty' | 'textless'> {
  const parsed = packFileSchema.shape.centre.unwrap().safeParse(file);
  if (!parsed.success) return refusal('faulty', issueLine(parsed.error));
  const [fault] = faultyStory(parsed.data);
  return fault === undefined ? storyWithoutTextless(parsed.data, hasText) : refusal('faulty', fault);
}
