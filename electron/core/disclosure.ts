/** Numbers of people from here on are said as they are; those below, other than none, could point to somebody. */
export const smallestSaid = 5;

/**
 * What a report says of a number: the number itself · `few`: one to four · `withheld`: not said, because a number of
 * one to four could be worked out from it.
 */
export type Said = number | 'few' | 'withheld';

/** Numbers that readers can add up. */
export interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

const few: Bounds = { least: 1, most: smallestSaid - 1 };

function boundsOf(said: Said): Bounds {
  if (typeof said === 'number') return { least: said, most: said };
  // whoever knows this rule knows that what is withheld is not small
  return said === 'few' ? few : { least: smallestSaid, most: Infinity };
}

function added(bounds: readonly Bounds[]): Bounds {
  return { least: bounds.reduce((sum, { least }) => sum + least, 0), most: bounds.reduce((sum, { most }) => sum + most, 0) };
}

/** Which numbers of one to four a reader who adds up and subtracts knows better than that. */
function foundOut(said: ReadonlyMap<string, Said>, sums: readonly Sum[]): ReadonlySet<string> {
  const known = new Map([...said].map(([key, each]) => [key, boundsOf(each)]));
  const at = (key: string) => known.get(key) ?? { least: 0, most: Infinity };
  for (let hasLearnt = true; hasLearnt; ) {
    hasLearnt = false;
    const learn = (key: string, least: number, most: number) => {
      const before = at(key);
      if (least <= before.least && most >= before.most) return;
      known.set(key, { least: Math.max(least, before.least), most: Math.min(most, before.most) });
      hasLearnt = true;
    };
    for (const { whole, parts } of sums) {
      const sum = added(parts.map(at));
      learn(whole, sum.least, sum.most);
      for (const part of parts) {
        if (typeof said.get(part) === 'number') continue;
        const others = added(parts.filter((other) => other !== part).map(at));
        learn(part, at(whole).least - others.most, at(whole).most - others.least);
      }
    }
  }
  return new Set([...known].filter(([key, { least, most }]) => said.get(key) === 'few' && (least > few.least || most < few.most)).map(([key]) => key));
}

/** The number to withhold next, so that one of `found` is hidden: a small part of its sum, else the whole, else of a sum that tells the whole. */
function nextToWithhold(said: ReadonlyMap<string, Said>, sums: readonly Sum[], found: ReadonlySet<string>): string | undefined {
  if (found.size === 0) return undefined;
  const isSaid = (key: string) => Number(said.get(key)) >= smallestSaid;
  const touching = sums.filter(({ whole, parts }) => [whole, ...parts].some((key) => found.has(key)));
  for (const { whole, parts } of touching) {
    const part = parts.filter(isSaid).toSorted((a, b) => Number(said.get(a)) - Number(said.get(b)))[0];
    const key = part ?? (isSaid(whole) ? whole : undefined);
    if (key !== undefined) return key;
  }
  const further = new Set([...found, ...touching.flatMap(({ whole, parts }) => [whole, ...parts])]);
  return further.size > found.size ? nextToWithhold(said, sums, further) : undefined;
}

/** Of a whole under this no part is said: there would be too little for a small part to hide in. */
const smallestTold = 2 * smallestSaid;

/**
 * What is said of these numbers, so that a reader who knows this rule and all that is said cannot work out a number of one
 * to four. Nearly always it can be any of the four; in the smallest tables some may be ruled out. None is said as 0.
 * A part belongs to one sum.
 */
export function disclose(numbers: ReadonlyMap<string, number>, sums: readonly Sum[]): ReadonlyMap<string, Said> {
  const of = (key: string) => numbers.get(key) ?? 0;
  const said = new Map<string, Said>([...numbers].map(([key, number]) => [key, number > 0 && number < smallestSaid ? 'few' : number]));
  const isTold = ({ whole }: Sum) => of(whole) === 0 || of(whole) >= smallestTold;
  for (const { parts } of sums.filter((sum) => !isTold(sum))) for (const part of parts) said.set(part, 'withheld');
  const told = sums.filter(isTold);
  for (;;) {
    const key = nextToWithhold(said, told, foundOut(said, told));
    if (key === undefined) return said;
    said.set(key, 'withheld');
  }
}
