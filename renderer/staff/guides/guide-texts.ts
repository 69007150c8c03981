import type { Language } from '../../../electron/core/language.ts';

/** The subjects, in the order in which staff need them. Each is a file in assets/guides, one a language. */
export const subjects = ['first-start', 'morning', 'delegation', 'export', 'privacy', 'backups', 'trouble', 'many-kiosks', 'new-laboratory'] as const;

export type Subject = (typeof subjects)[number];

const files: Readonly<Record<string, string>> = import.meta.glob('../../../assets/guides/*/*.md', { eager: true, import: 'default', query: '?raw' });

export interface Guide {
  readonly subject: Subject;
  readonly title: string;
  /** Markdown below the title */
  readonly text: string;
}

/** The guides in a language. A title is the first line, after its `#`. */
export function guidesIn(language: Language): readonly Guide[] {
  return subjects.map((subject) => {
    const [title = '', ...lines] = (files[`../../../assets/guides/${language}/${subject}.md`] ?? '').split('\n');
    return { subject, title: title.replace(/^# /, ''), text: lines.join('\n').trim() };
  });
}

/** The headings of a guide, in order. */
export function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
}
