import { isCentreNamed } from './contact-rules.ts';
import type { Pack } from './content.ts';
import type { Language } from './language.ts';
import type { Options } from './options.ts';
import { offeredLanguages } from './settings-change.ts';
import type { Settings } from './settings.ts';

/** What a visitor can do about an e-mail address. */
export interface ContactTerms {
  readonly isOffered: boolean;
  /** as long as an address may be there, also where none is asked for any more */
  readonly canWithdraw: boolean;
}

/** What the visitors' window goes by; a visit keeps those it began with. */
export interface TourTerms {
  /** 1, 2, 3… with every change, so that a window can ask for the next ones */
  readonly version: number;
  /** of the attract screen, and of a visit that chose none */
  readonly language: Language;
  /** what visitors can choose from, in this order */
  readonly languages: readonly Language[];
  readonly contact: ContactTerms;
  readonly settings: Pick<Settings, 'idleSeconds' | 'narrationStartsByItself' | 'volume' | 'display' | 'staffGesture'>;
}

/** The terms that follow from settings, pack and command line; the command line wins. */
export function tourTerms(
  version: number,
  settings: Settings,
  options: Pick<Options, 'language' | 'idleSeconds'>,
  pack: Pack,
  hadContacts = false,
): TourTerms {
  const { narrationStartsByItself, volume, display, staffGesture } = settings;
  const languages = offeredLanguages(settings.languages, pack.languages);
  const isOffered = settings.contactOffered && isCentreNamed(settings.centreContact);
  return {
    version,
    language: firstLanguage([options.language, settings.language, settings.languages?.[0]], { ...pack, languages }),
    languages,
    contact: { isOffered, canWithdraw: isOffered || hadContacts },
    settings: { idleSeconds: options.idleSeconds ?? settings.idleSeconds, narrationStartsByItself, volume, display, staffGesture },
  };
}

/** The first wish that can be shown; else the pack's own language, or the first there is. */
export function firstLanguage(
  wishes: readonly (Language | null | undefined)[],
  { languages, defaultLanguage }: Pick<Pack, 'languages' | 'defaultLanguage'>,
): Language {
  const wish = [...wishes, defaultLanguage].find((one) => one && languages.includes(one));
  return wish ?? languages[0] ?? defaultLanguage;
}
