/** How many fields the touch test has, across and down: each about a hand's breadth on a large screen. */
export interface TouchGrid {
  readonly columns: number;
  readonly rows: number;
}

/** The grid of a window: its fields are as square as they come, the same number either way up. */
export function gridFor(width: number, height: number): TouchGrid {
  return width >= height ? { columns: 8, rows: 5 } : { columns: 5, rows: 8 };
}

/** A field's name: the row as a letter from above, the column as a number from the left. */
export function cellName(row: number, column: number): string {
  return `${String.fromCharCode(65 + row)}${column + 1}`;
}

/** The names of all fields, row by row. */
export function cellNames({ columns, rows }: TouchGrid): readonly string[] {
  return Array.from({ length: columns * rows }, (_, index) => cellName(Math.floor(index / columns), index % columns));
}

/** The field at a point of a window of this size, in its own units; null beside the window. */
export function cellAt(x: number, y: number, width: number, height: number, { columns, rows }: TouchGrid): string | null {
  if (!(x >= 0 && y >= 0 && x < width && y < height)) return null;
  return cellName(Math.min(rows - 1, Math.floor((y / height) * rows)), Math.min(columns - 1, Math.floor((x / width) * columns)));
}

/** The fields that no finger has been on, in the order of `cellNames`. */
export function untouchedCells(grid: TouchGrid, touched: ReadonlySet<string>): readonly string[] {
  return cellNames(grid).filter((name) => !touched.has(name));
}
