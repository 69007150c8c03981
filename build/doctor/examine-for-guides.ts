import type { StoryFile } from '../../electron/core/content.ts';
import { asideKey, noteKey, sentenceKey } from '../../electron/core/content-keys.ts';
import type { Language } from '../../electron/core/language.ts';
import { speechMs } from '../../electron/core/speech-time.ts';
import type { NamespaceTexts } from './examine-texts.ts';
import type { Finding } from './finding.ts';

/** An interpreter keeps no more in mind than is said in this time. */
const longestNoteMs = 12_000;

type Story = Omit<StoryFile, 'accent'>;

/** What guides speak from and answer with: notes, terms, dates, against their texts. */
export function examineForGuides(namespace: string, file: string, story: Story, texts: NamespaceTexts): readonly Finding[] {
  const languages = Object.keys(texts) as Language[];
  const locale = (language: Language): string => `locales/${language}/${namespace}.json`;
  return [
    ...story.steps.filter(({ notes }) => notes.length === 0).map(({ id }): Finding => ({
      file, key: `steps.${id}.notes`, what: 'no notes for the guide', todo: 'write what to say, a phrase a note',
    })),
    ...languages.flatMap((language) => longNotes(story, language, texts).map((found) => ({ ...found, file: locale(language) }))),
    ...unsourcedNumbers(story, texts).map((found) => ({ ...found, file })),
    ...story.glossary.flatMap((term) => misplacedTerm(term, story, texts)).map((found) => ({ ...found, file })),
    ...lateEvents(story).map((id) => ({ file, key: `timeline.${id}`, what: 'stands after a later date', todo: 'put it in order' })),
  ];
}

type Found = Omit<Finding, 'file'>;

function longNotes({ steps }: Story, language: Language, texts: NamespaceTexts): readonly Found[] {
  return steps.flatMap((step) => step.notes.flatMap(({ id }) => {
    const key = noteKey(step.id, id);
    const ms = speechMs(texts[language]?.get(key) ?? '', language);
    const most = longestNoteMs / 1000;
    return ms <= longestNoteMs ? [] : [{ key, what: `takes ${(ms / 1000).toFixed(1)} s to say, ${most} s is the most`, todo: 'cut it in two' }];
  }));
}

/** A number that a guide says must be somebody's. */
function unsourcedNumbers({ steps }: Story, texts: NamespaceTexts): readonly Found[] {
  return steps.flatMap((step) => [
    ...step.notes.map((note) => ({ ...note, key: noteKey(step.id, note.id) })),
    ...step.asides.map((note) => ({ ...note, key: asideKey(step.id, note.id) })),
  ]).flatMap(({ key, claims }) => {
    const number = claims.length > 0 ? undefined : Object.values(texts).flatMap((one) => /\d[\d.,]*/u.exec(one.get(key) ?? '')?.[0] ?? [])[0];
    return number === undefined ? [] : [{ key, what: `unsourced number ${number}`, todo: 'name its source among claims' }];
  });
}

/** Chinese words do not bend: there a term stands as it is wherever it occurs, and nowhere else. */
function misplacedTerm({ id, occurs }: Story['glossary'][number], { steps }: Story, texts: NamespaceTexts): readonly Found[] {
  const chinese = texts['zh-Hans'];
  const term = chinese?.get(`glossary.${id}.term`);
  if (chinese === undefined || term === undefined) return [];
  return steps.flatMap((step) => {
    const named = occurs.filter((place) => place.step === step.id);
    const places = [
      ...step.sentences.map((one) => ({ key: sentenceKey(step.id, one), isNamed: named.some(({ sentences }) => sentences.includes(one)) })),
      ...step.notes.map((one) => ({ key: noteKey(step.id, one.id), isNamed: named.some(({ notes }) => notes.includes(one.id)) })),
    ];
    return places.flatMap(({ key, isNamed }) => {
      const text = chinese.get(key);
      if (text === undefined || text.includes(term) === isNamed) return [];
      return [{
        key: `glossary.${id}`,
        what: isNamed ? `“${term}” is not in ${key}` : `“${term}” is in ${key}, which is not among its places`,
        todo: isNamed ? 'say it there, or take the place out of occurs' : 'add the place to occurs',
      }];
    });
  });
}

/** Events that stand after one of a later date. */
function lateEvents({ timeline }: Story): readonly string[] {
  const dates = timeline.map(({ date }) => (typeof date === 'string' ? date : String(date.decade)));
  return timeline.filter((_, index) => index > 0 && (dates[index] ?? '') < (dates[index - 1] ?? '')).map(({ id }) => id);
}
