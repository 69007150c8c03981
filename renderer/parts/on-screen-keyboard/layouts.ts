import english from 'simple-keyboard-layouts/build/layouts/english';
import russian from 'simple-keyboard-layouts/build/layouts/russian';

type Rows = readonly (readonly string[])[];

/** What a key types stands on it; in Chinese, letters of pinyin. `language` names the layout. */
export interface KeyboardLayout {
  readonly language: 'en' | 'ru' | 'zh-Hans';
  readonly lower: Rows;
  readonly upper: Rows;
}

/** The letters of a layer of simple-keyboard; one that stands alone among the digits (ё) joins the last row. */
function letterRows(layer: readonly string[] = []): Rows {
  const rows = layer.map((row) => row.split(' ').filter((key) => /^\p{L}$/u.test(key)));
  const lines = rows.filter((row) => row.length > 1);
  return [...lines.slice(0, -1), [...(lines.at(-1) ?? []), ...rows.filter((row) => row.length === 1).flat()]];
}

function layoutOf(language: KeyboardLayout['language'], { layout }: typeof english): KeyboardLayout {
  return { language, lower: letterRows(layout['default']), upper: letterRows(layout['shift']) };
}

const latin = layoutOf('en', english);

/** Never more keys in a row than fit a screen of 1080 at 72 design px each: twelve. */
export const layouts: readonly KeyboardLayout[] = [latin, layoutOf('ru', russian), { ...latin, language: 'zh-Hans' }];

export const digitRow: readonly string[] = '1 2 3 4 5 6 7 8 9 0'.split(' ');

/** In place of the letters. */
export const signRows: Rows = ['@ # № % & * + = _ ~', '( ) [ ] { } < > / \\', '! ? : ; " \' « » — |'].map((row) => row.split(' '));

/** An address: letters, what else stands in one, and endings in one touch. */
export const addressRows: Rows = [
  ...latin.lower.map((row, index) => [...row, ...([[], ['-'], ['.', '_', '+']][index] ?? [])]),
  ['@', '.ru', '.com', '.cn'],
];
