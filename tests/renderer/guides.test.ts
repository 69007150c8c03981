import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { missingNoBreakSpace } from '../../build/doctor/russian-typography.ts';
import { languages, type Language } from '../../electron/core/language.ts';
import { flattenTexts } from '../../electron/core/content-texts.ts';
import { subjects } from '../../renderer/staff/guides/guide-texts.ts';

const assets = fileURLToPath(new URL('../../assets', import.meta.url));

const read = (language: Language, subject: string) => readFileSync(`${assets}/guides/${language}/${subject}.md`, 'utf8');

/** Everything the kiosk says in a language. */
function textsOf(language: Language): ReadonlySet<string> {
  const files = ['staff', 'guide', 'interface'].map((name) => readFileSync(`${assets}/locales/${language}/${name}.json`, 'utf8'));
  return new Set(files.flatMap((file) => [...flattenTexts(JSON.parse(file)).texts.values()]).map(plain));
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe.each(languages)('the guides in %s', (language) => {
  it('are one file a subject, and no other', () => {
    expect(readdirSync(`${assets}/guides/${language}`).sort()).toEqual(subjects.map((subject) => `${subject}.md`).sort());
  });

  it.each(subjects)('%s calls what stands on the screen by its name there', (subject) => {
    const texts = textsOf(language);
    const named = [...read(language, subject).matchAll(/\*\*(.+?)\*\*/g)].map(([, name = '']) => plain(name));
    expect(named.filter((name) => !texts.has(name))).toEqual([]);
  });

  it.each(subjects)('%s has the same parts in every language, and nothing that the panel does not show', (subject) => {
    const text = read(language, subject);
    const shape = (of: string) => of.split('\n').flatMap((line) => /^(#+ |\d\. |- |```)/.exec(line)?.[1] ?? []);
    expect(shape(text)).toEqual(shape(read('en', subject)));
    expect(text).toMatch(/^# \S.*\n\n/);
    // No links, pictures, tables, raw elements or entities: the panel would leave them out.
    expect(text.replaceAll(/```[^]*?```|`[^`\n]*`/g, '')).not.toMatch(/\]\(|<\/?[a-z]|&[a-z#]\w*;|^\|/m);
  });
});

it.each(subjects)('the Russian of %s breaks its lines where it may', (subject) => {
  const lines = read('ru', subject).replaceAll(/```[^]*?```|`[^`\n]*`/g, '').split('\n').map((line) => line.replace(/^(- |\d\. |#+ )/, ''));
  expect(lines.map(missingNoBreakSpace).filter((found) => found !== null)).toEqual([]);
});
