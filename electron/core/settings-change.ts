import * as z from 'zod';
import type { AuditDetail } from './audit.ts';
import { isCentreNamed } from './contact-rules.ts';
import { languageSchema, type Language } from './language.ts';
import { settingsSchema, type Settings } from './settings.ts';
import { weekdays, type Week } from './week.ts';

const { kioskName, idleSeconds, timeZone, openingHours, centreContact, contactOffered, retentionMonths, narrationStartsByItself, volume, display, healthPort } = settingsSchema.shape;

/** What staff set on the panel. The rest of settings.json is an administrator's. */
export const staffSettingsSchema = z.strictObject({
  kioskName: kioskName.unwrap(),
  languages: z.array(languageSchema).min(1).refine((list) => new Set(list).size === list.length, 'a language is named twice'),
  idleSeconds: idleSeconds.unwrap(),
  timeZone: timeZone.unwrap(),
  openingHours: openingHours.unwrap(),
  centreContact: centreContact.unwrap(),
  retentionMonths: retentionMonths.unwrap(),
  narrationStartsByItself: narrationStartsByItself.unwrap(),
  volume: volume.unwrap().refine(({ initial, limit }) => initial <= limit, 'the start is louder than the limit'),
  display: display.unwrap(),
  healthPort: healthPort.unwrap(),
  contactOffered: contactOffered.unwrap(),
}).refine(({ contactOffered: isOffered, centreContact: centre }) => !isOffered || isCentreNamed(centre), {
  error: 'a consent would name nobody',
  path: ['contactOffered'],
});

export type StaffSettings = z.infer<typeof staffSettingsSchema>;

/** The settings page: what is set now, and what stands beside it. */
export interface SettingsSheet {
  readonly settings: StaffSettings;
  /** shown, never changed: it names the machine in every row */
  readonly kioskId: string;
  /** all that the content pack has a text in */
  readonly packLanguages: readonly Language[];
  /** what the command line or the environment decides, whatever is set here */
  readonly overruled: readonly ('language' | 'idleSeconds')[];
}

/** The languages that visitors can choose from: those wished for that the pack has, or all of the pack's. */
export function offeredLanguages(wished: readonly Language[] | null, ofPack: readonly Language[]): readonly Language[] {
  const offered = (wished ?? ofPack).filter((language) => ofPack.includes(language));
  return offered.length > 0 ? offered : ofPack;
}

/** Of all settings those that staff set. */
export function staffSettings(settings: Settings, packLanguages: readonly Language[]): StaffSettings {
  const { language } = settings;
  const offered = offeredLanguages(settings.languages, packLanguages);
  // The panel knows one order and its first; an older file may name the first apart.
  const first = settings.languages === null && language !== null && offered.includes(language) ? [language] : [];
  return {
    kioskName: settings.kioskName,
    languages: [...first, ...offered.filter((one) => !first.includes(one))],
    idleSeconds: settings.idleSeconds,
    timeZone: settings.timeZone,
    openingHours: settings.openingHours,
    centreContact: settings.centreContact,
    retentionMonths: settings.retentionMonths,
    narrationStartsByItself: settings.narrationStartsByItself,
    volume: { ...settings.volume, initial: Math.min(settings.volume.initial, settings.volume.limit) },
    display: settings.display,
    healthPort: settings.healthPort,
    contactOffered: settings.contactOffered,
  };
}

/** The settings after a change by staff. The first of the languages offered is the first of every visit. */
export function changedSettings(settings: Settings, change: StaffSettings): Settings {
  return { ...settings, ...change, language: null };
}

/** What changed, for the audit: each changed field as "before → after". Empty: nothing did. */
export function changeDetail(before: StaffSettings, after: StaffSettings): AuditDetail {
  const [old, now] = [flat(before), flat(after)];
  return Object.fromEntries(
    Object.entries(now)
      .filter(([field, value]) => old[field] !== value)
      .map(([field, value]) => [field, `${old[field]} → ${value}`]),
  );
}

function flat({ languages, volume: loudness, display: looks, openingHours: week, centreContact: contact, ...plain }: StaffSettings): Record<string, string> {
  const fields = {
    ...plain,
    languages: languages.join(', '),
    openingHours: week === null ? 'always' : hoursLine(week),
    centreOperator: contact.operator,
    centreAddress: contact.address,
    centreReach: contact.reach,
    centreWeb: contact.web,
    volumeInitial: loudness.initial,
    volumeLimit: loudness.limit,
    textSize: looks.textSize,
    contrast: looks.contrast,
    motion: looks.motion,
    reach: looks.reach,
  };
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, String(value)]));
}

function hoursLine(week: Week): string {
  return weekdays.map((day) => `${day.slice(0, 2)} ${week[day] === null ? '-' : `${week[day].from}-${week[day].to}`}`).join(', ');
}
