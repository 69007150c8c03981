import type { CentreContact } from './settings.ts';

/** A symbol of this many bytes at medium correction has 73 modules a side: half a millimetre each at 37 mm. */
const longestCard = 330;

/** What ends a value of a vCard, or parts it (RFC 2426, 4). */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll(/\s+/g, ' ');
}

function reachLine(reach: string): string {
  if (reach === '') return '';
  if (/^\S+@\S+$/.test(reach)) return `EMAIL:${escaped(reach)}`;
  if (/^[+\d][\d\s().-]{4,}$/.test(reach)) return `TEL:${reach.replaceAll(/[^+\d]/g, '')}`;
  return `NOTE:${escaped(reach)}`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * The centre's contact as a vCard 3.0, which every telephone's camera offers to keep; null: nothing is known that one
 * could be kept by. The postal address is left out where the code would become too fine to be read off paper, and at
 * last everything but the name and one way to write or call.
 */
export function contactCard({ operator, address, reach, web }: CentreContact): string | null {
  const name = operator || web || reach;
  if (name === '') return null;
  const url = web && `URL:${escaped(web)}`;
  const card = (...lines: readonly string[]) =>
    ['BEGIN:VCARD', 'VERSION:3.0', 'N:;;;;', `FN:${escaped(name)}`, ...lines, 'END:VCARD'].filter((line) => line !== '').join('\r\n');
  const organisation = operator && `ORG:${escaped(operator)}`;
  const cards = [
    card(organisation, address && `ADR;TYPE=WORK:;;${escaped(address)};;;;`, reachLine(reach), url),
    card(organisation, reachLine(reach), url),
    card(reachLine(reach) || url),
  ];
  return cards.find((each) => bytesOf(each) <= longestCard) ?? null;
}
