import { contactCard } from './contact-card.ts';
import { centreId } from './content-id.ts';
import type { accents, Figure, Pack, WholePack } from './content.ts';
import { firstText, flattenTexts, languageChain, type FlatTexts } from './content-texts.ts';
import type { ExportState } from './export-desk.ts';
import type { Language } from './language.ts';
import { storiesOf, type Story } from './pack-stories.ts';
import type { CentreContact, Settings } from './settings.ts';
import type { RunningTour } from './tour-snapshot.ts';

export interface RecapStop {
  /** of the laboratory; null: time for questions */
  readonly name: string | null;
  readonly accent: (typeof accents)[number] | null;
  /** titles of the steps that were seen, in the stop's order */
  readonly steps: readonly string[];
  /** all the time spent at it, and how much of that a question held the tour */
  readonly totalMs: number;
  readonly heldMs: number;
}

export interface RecapFigure {
  readonly figure: Figure;
  readonly caption: string;
  readonly source: string;
  /** null: the source has no address */
  readonly url: string | null;
}

/** What guests take home, in one of their languages: what the pack says. Headings are the printed page's own. */
export interface RecapPart {
  readonly language: Language;
  readonly centre: { readonly name: string; readonly place: string };
  /** where the tour was, in its order; stops it never reached are left out */
  readonly stops: readonly RecapStop[];
  /** the key figures of the steps that were seen, each once */
  readonly figures: readonly { readonly name: string; readonly accent: RecapStop['accent']; readonly figures: readonly RecapFigure[] }[];
  /** shows of hands, most hands first */
  readonly hands: readonly { readonly topic: string; readonly name: string; readonly count: number }[];
}

export interface RecapQuestion {
  readonly text: string;
  readonly language: Language;
}

/** The recap of a tour: what all languages share, and a part for each. */
export interface Recap {
  /** empty: nobody said who came */
  readonly delegation: string;
  readonly isRehearsal: boolean;
  readonly people: number;
  /** UTC ms, read by the clocks of `timeZone` */
  readonly beganAt: number;
  readonly endedAt: number;
  readonly timeZone: string;
  readonly questions: {
    /** to follow up, or not answered yet */
    readonly open: readonly RecapQuestion[];
    readonly answered: readonly RecapQuestion[];
  };
  /** null: staff have set none. `card`: for the code; null: nothing fits one */
  readonly contact: (CentreContact & { readonly card: string | null }) | null;
  readonly parts: readonly RecapPart[];
}

/** The recap of a tour that is over, as its questions stand now. */
export function recapOf(tour: RunningTour, pack: WholePack, { timeZone, centreContact }: Pick<Settings, 'timeZone' | 'centreContact'>): Recap {
  const { plan, mode, startedAt, elapsedMs, questions } = tour;
  const asked = (isAnswered: boolean) =>
    questions.filter(({ state }) => (state === 'answered') === isAnswered).map(({ text, language }) => ({ text, language }));
  const hasContact = Object.values(centreContact).some((line) => line !== '');
  return {
    delegation: plan.delegation,
    isRehearsal: mode === 'rehearsal',
    people: plan.people,
    beganAt: startedAt,
    endedAt: startedAt + elapsedMs,
    timeZone,
    questions: { open: asked(false), answered: asked(true) },
    contact: hasContact ? { ...centreContact, card: contactCard(centreContact) } : null,
    parts: plan.languages.map((language) => partOf(tour, pack, language)),
  };
}

type TextOf = (namespace: string, key: string) => string;

function partOf({ stops, hands }: RunningTour, pack: WholePack, language: Language): RecapPart {
  const text = textsOf(pack, language);
  const stories = storiesOf(pack);
  const nameOf = (id: string) => (id === centreId ? text('pack', 'centre.name') : text(id, 'name'));
  const visited = stops.flatMap((stop) => {
    const lab = stories.find(({ id }) => id === stop.lab) ?? null;
    const isReached = stop.activeMs + stop.heldMs > 0 || stop.seen.length > 0;
    return isReached && (lab !== null || stop.lab === null) ? [{ ...stop, lab }] : [];
  });
  return {
    language,
    centre: { name: text('pack', 'centre.name'), place: text('pack', 'centre.place') },
    stops: visited.map(({ lab, steps, seen, activeMs, heldMs }) => ({
      name: lab && nameOf(lab.id),
      accent: lab?.accent ?? null,
      steps: lab === null ? [] : steps.filter((step) => seen.includes(step)).map((step) => text(lab.id, `steps.${step}.title`)),
      totalMs: activeMs + heldMs,
      heldMs,
    })),
    figures: stories.flatMap((lab) => {
      const seen = new Set(visited.filter((stop) => stop.lab === lab).flatMap((stop) => stop.seen));
      const figures = figuresOf(lab, seen, text);
      return figures.length > 0 ? [{ name: nameOf(lab.id), accent: lab.accent, figures }] : [];
    }),
    hands: hands
      .filter(({ count }) => count > 0)
      .sort((one, other) => other.count - one.count)
      .map(({ lab, topic, count }) => ({ topic: text(lab, `topics.${topic}`), name: nameOf(lab), count })),
  };
}

function figuresOf(lab: Story, seen: ReadonlySet<string>, text: TextOf): readonly RecapFigure[] {
  const ids = new Set(lab.steps.filter(({ id }) => seen.has(id)).map(({ figure }) => figure));
  return lab.figures
    .filter(({ id }) => ids.has(id))
    .map((figure) => ({
      figure,
      caption: text(lab.id, `figures.${figure.id}`),
      source: text(lab.id, `sources.${figure.sourceId}`),
      url: lab.sources.find(({ id }) => id === figure.sourceId)?.url ?? null,
    }));
}

/** A sentence of the pack in the language, or in the next best that has it. */
function textsOf(pack: Pack, language: Language): TextOf {
  const chain = languageChain(language, pack.defaultLanguage, pack.languages);
  const flat = new Map<string, Partial<Record<Language, FlatTexts>>>();
  return (namespace, key) => {
    const known = flat.get(namespace) ?? Object.fromEntries(chain.map((one) => [one, flattenTexts(pack.texts[one]?.[namespace]).texts]));
    flat.set(namespace, known);
    return firstText(key, chain, known) ?? '';
  };
}

/** What becomes of the recap of the tour that is over. */
export type RecapState =
  | { readonly stage: 'none' }
  | { readonly stage: 'making' }
  /** `file`: its name in exports/; `copy`: what becomes of the last one to a drive */
  | { readonly stage: 'made'; readonly file: string; readonly pages: number; readonly bytes: number; readonly sha256: string; readonly copy: ExportState }
  /** one line for the log and for whoever asks */
  | { readonly stage: 'failed'; readonly message: string };
