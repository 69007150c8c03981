/** A consent document taken apart for the screen; `text` is all of it, as it is hashed and kept. */
export interface ConsentDocument {
  readonly text: string;
  /** SHA-256 of `text` as UTF-8, lower-case hexadecimal */
  readonly hash: string;
}

interface DocumentParts {
  readonly title: string;
  readonly sections: readonly { readonly label: string; readonly text: string }[];
  readonly foot: string;
}

/** The document with the centre's own lines in their places. */
export function fillDocument(template: string, lines: Readonly<Record<'operator' | 'address' | 'reach', string>>): string {
  return template.replaceAll(/\{\{(operator|address|reach)\}\}/g, (_, line: keyof typeof lines) => lines[line].trim().replaceAll(/\s+/g, ' '));
}

/** Title, sections and last line of a document: `#`, `##` and paragraphs, nothing else of Markdown. */
export function documentParts(text: string): DocumentParts {
  const blocks = text.trim().split(/\n{2,}/);
  const sections = blocks.filter((block) => block.startsWith('## ')).map((block) => {
    const [label = '', ...lines] = block.slice(3).split('\n');
    return { label, text: lines.join(' ') };
  });
  return { title: blocks[0]?.replace(/^# /, '') ?? '', sections, foot: blocks.at(-1) ?? '' };
}
