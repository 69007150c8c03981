/** Something that is printed in one piece. Heights in any unit, the same for all. */
export interface Block {
  readonly height: number;
  /** a heading: never the last on its page */
  readonly keepsNext: boolean;
}

export interface Room {
  /** of a page */
  readonly height: number;
  /** the last page of several holds at least this much, where what comes before it can spare it */
  readonly leastOnLast: number;
}

/** Where blocks can be parted from `from` on so that no heading stands alone: indexes that a page may begin with. */
function mayBegin(blocks: readonly Block[], index: number): boolean {
  return blocks[index - 1]?.keepsNext !== true;
}

/**
 * Pages as lists of indexes into `blocks`, in their order, every block once. A page is filled as far as it goes, then the
 * last one is given more from the page before, lest it hold a line or two. A block higher than a page has one to itself.
 */
export function paginate(blocks: readonly Block[], { height, leastOnLast }: Room): readonly (readonly number[])[] {
  const starts = [0];
  let filled = 0;
  for (const [index, block] of blocks.entries()) {
    if (filled > 0 && filled + block.height > height) {
      let start = index;
      const first = starts.at(-1) ?? 0;
      while (start > first + 1 && !mayBegin(blocks, start)) start -= 1;
      if (!mayBegin(blocks, start)) start = index;
      starts.push(start);
      filled = heightOf(blocks, start, index);
    }
    filled += block.height;
  }
  fillLast(blocks, starts, { height, leastOnLast });
  return starts.map((start, page) => range(start, starts[page + 1] ?? blocks.length));
}

function fillLast(blocks: readonly Block[], starts: number[], { height, leastOnLast }: Room): void {
  const last = starts.length - 1;
  const before = starts[last - 1];
  let start = starts[last];
  if (before === undefined || start === undefined) return;
  for (let candidate = start - 1; candidate > before; candidate -= 1) {
    if (heightOf(blocks, start, blocks.length) >= leastOnLast) break;
    if (heightOf(blocks, candidate, blocks.length) > height || heightOf(blocks, before, candidate) < leastOnLast) break;
    if (mayBegin(blocks, candidate)) start = candidate;
  }
  starts[last] = start;
}

function heightOf(blocks: readonly Block[], from: number, to: number): number {
  return blocks.slice(from, to).reduce((sum, block) => sum + block.height, 0);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
