import * as z from 'zod';
import { corners } from './corner-gesture.ts';
import { displaySchema, type Display } from './interest.ts';
import { languageSchema } from './language.ts';
import { timeZoneSchema } from './local-time.ts';
import { weekSchema } from './opening-hours.ts';
import { settingLimits } from './setting-faults.ts';

/** How a screen looks where nobody has chosen. */
export const standardDisplay: Display = { textSize: 100, contrast: 'standard', motion: 'full', reach: 'standard' };

const offeredLanguagesSchema = z
  .array(languageSchema)
  .min(1)
  .refine((list) => new Set(list).size === list.length, 'a language is named twice');

/** Who runs the kiosk, in one text for all languages: the consent documents name it. Empty: nothing is said. */
export const centreContactSchema = z.strictObject({
  /** the legal name of the operator */
  operator: z.string().trim().max(settingLimits.contactLine).default(''),
  /** postal */
  address: z.string().trim().max(settingLimits.contactLine).default(''),
  /** e-mail or telephone */
  reach: z.string().trim().max(settingLimits.contactLine).default(''),
  /** shown as text: the kiosk opens no page */
  web: z.string().trim().max(settingLimits.contactLine).default(''),
});

export type CentreContact = z.infer<typeof centreContactSchema>;

/** settings.json in the data directory. Every member has a default, so an older file stays valid. */
export const settingsSchema = z.strictObject({
  /** names this machine in every row; made once, at the first start */
  kioskId: z.uuid(),
  kioskName: z.string().trim().max(settingLimits.kioskName).default(''),
  /** first language of every visit; null: the first of `languages`, or the content pack's */
  language: languageSchema.nullable().default(null),
  /** what visitors can choose from, in this order; null: what the content pack has */
  languages: offeredLanguagesSchema.nullable().default(null),
  /** seconds without a touch before "still there?" */
  idleSeconds: z.int().min(settingLimits.idleSeconds.least).max(settingLimits.idleSeconds.most).default(60),
  /** whose days and hours the figures go by */
  timeZone: timeZoneSchema.default('Europe/Moscow'),
  /** when visitors may come; outside of it the attract screen is dim and says so. null: always */
  openingHours: weekSchema.nullable().default(null),
  centreContact: centreContactSchema.default({ operator: '', address: '', reach: '', web: '' }),
  /** visitors may leave an e-mail address for an answer; only where `centreContact` says to whom */
  contactOffered: z.boolean().default(false),
  /** months that events are kept; older ones are erased by themselves */
  retentionMonths: z.int().min(settingLimits.retentionMonths.least).max(settingLimits.retentionMonths.most).default(13),
  /** narration starts by itself when a step opens */
  narrationStartsByItself: z.boolean().default(false),
  /** 0–1 of full scale; `initial` is what every visit begins with, `limit` is never exceeded */
  volume: z
    .strictObject({
      initial: z.number().min(0).max(1).default(0.6),
      limit: z.number().min(0).max(1).default(0.8),
    })
    .default({ initial: 0.6, limit: 0.8 }),
  /** how the screen looks to every visitor at first */
  display: displaySchema.default(standardDisplay),
  /** how staff come in: hold the first corner of the screen, let go, hold the second */
  staffGesture: z
    .strictObject({
      corners: z
        .tuple([z.enum(corners), z.enum(corners)])
        .refine(([first, second]) => first !== second, 'the two corners differ')
        .default(['top-left', 'top-right']),
      /** how long each corner is held */
      holdMs: z.int().min(500).max(10_000).default(2_000),
    })
    .default({ corners: ['top-left', 'top-right'], holdMs: 2_000 }),
  /** where a program on this machine can ask for the health report; null: nowhere */
  healthPort: z.int().min(1024).max(65_535).nullable().default(null),
  /** what shuts the machine down, as program and arguments; null: what the system usually takes */
  shutdownCommand: z.array(z.string().min(1).max(500)).min(1).max(20).nullable().default(null),
});

export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a kiosk that has none yet. */
export function defaultSettings(kioskId: string): Settings {
  return settingsSchema.parse({ kioskId });
}
