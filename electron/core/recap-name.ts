import * as z from 'zod';
import { wallClock } from './local-time.ts';
import { nameKeptMs } from './tour-continuation.ts';

/** Code points of a delegation's name that go into the file's: in UTF-8 no more than 160 bytes of the 255 there are. */
const longestName = 40;

const recapName = /^recap_(\d{4}-\d{2}-\d{2})_\d{4}(?:_.*)?\.pdf(?:\.sha256)?$/u;

/** What `recapFileName` makes. */
export const recapNameSchema = z.string().max(120).regex(/^recap_\d{4}-\d{2}-\d{2}_\d{4}(?:_[\p{L}\p{M}\p{N}-]+)?\.pdf$/u);

/** A name that every file system takes, sticks for Windows included: letters and digits of any script, hyphens between. */
export function fileSafe(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return Array.from(words.join('-')).slice(0, longestName).join('').replace(/-$/, '');
}

/** The file of a tour's recap: made anew it takes the place of the one before. Day and hour are those of the kiosk's walls. */
export function recapFileName({ delegation, beganAt, timeZone }: { readonly delegation: string; readonly beganAt: number; readonly timeZone: string }): string {
  const local = new Date(beganAt + wallClock(timeZone).offsetAt(beganAt)).toISOString();
  const name = fileSafe(delegation);
  return `recap_${local.slice(0, 10)}_${local.slice(11, 16).replace(':', '')}${name === '' ? '' : `_${name}`}.pdf`;
}

/** The day of the tour that a file is a recap of, as YYYY-MM-DD; null: it is none. */
export function recapDay(file: string): string | null {
  return recapName.exec(file)?.[1] ?? null;
}

/** Whether a file is a recap whose delegation's name has been kept long enough; its own name says of what day it is. */
export function isForgottenRecap(file: string, now: number): boolean {
  const day = recapDay(file);
  return day !== null && now - Date.parse(`${day}T00:00Z`) > nameKeptMs;
}
