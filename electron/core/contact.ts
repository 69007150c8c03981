import * as z from 'zod';
import { proofSchema } from './access.ts';
import { codeDigits, contactPurposes, isEmail } from './contact-rules.ts';
import type { ExportReceipt, ExportFault } from './export-job.ts';
import { languageSchema, type Language } from './language.ts';

const id = z.uuidv7();
/** UTC, ms since 1970 */
const moment = z.int().min(0);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const codeSchema = z.string().regex(new RegExp(`^\\d{${codeDigits}}$`));
export const contactPurposeSchema = z.enum(contactPurposes);

/** What a visitor gives, with the hash of the very text that stood on the screen. */
export const contactGiftSchema = z.strictObject({
  visitId: id,
  purpose: contactPurposeSchema,
  language: languageSchema,
  textHash: sha256Schema,
  email: z.string().refine(isEmail),
});

export type ContactGift = z.infer<typeof contactGiftSchema>;

/** `contact` is a reference for events; the code is shown once and kept nowhere. */
export interface GivenContact {
  readonly contact: string;
  readonly code: string;
}

/** `locked`: too many wrong codes; ms until another one is looked at. */
export type WithdrawAnswer =
  | { readonly outcome: 'withdrawn'; readonly contact: string }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'locked'; readonly lockedMs: number };

/** Why an address was erased: its time was up, its owner or staff wanted it. */
export const contactErasureReasons = ['retention', 'withdrawn', 'staff'] as const;

/** What the store does with contacts; an address reaches it sealed only. Each deed done again changes nothing more. */
export const contactDeedSchema = z.discriminatedUnion('deed', [
  z.strictObject({
    deed: z.literal('give'),
    id,
    kioskId: z.uuid(),
    at: moment,
    visitId: id,
    /** base64 */
    sealed: z.base64(),
    /** keyed, so that the database alone tells no code */
    codeHash: sha256Schema,
    consent: z.strictObject({ id, purpose: contactPurposeSchema, language: languageSchema, textHash: sha256Schema, text: z.string().min(1).max(20_000) }),
  }),
  /** `answeredAt` null: not answered after all */
  z.strictObject({ deed: z.literal('mark'), id, contact: id, answeredAt: moment.nullable() }),
  z.strictObject({
    deed: z.literal('erase'),
    id,
    kioskId: z.uuid(),
    at: moment,
    reason: z.enum(contactErasureReasons),
    which: z.union([z.strictObject({ contact: id }), z.strictObject({ answeredBefore: moment }), z.strictObject({ givenBefore: moment })]),
  }),
]);

export type ContactDeed = z.infer<typeof contactDeedSchema>;

/** A contact as the store keeps it. */
export const storedContactSchema = z.strictObject({
  id,
  consentId: id,
  purpose: contactPurposeSchema,
  language: languageSchema,
  textHash: sha256Schema,
  givenAt: moment,
  answeredAt: moment.nullable(),
  sealed: z.base64(),
  /** what was marked in the same visit */
  topics: z.array(z.strictObject({ lab: z.string(), topic: z.string() })),
});

export type StoredContact = z.infer<typeof storedContactSchema>;

/** A contact in the staff's list. */
export interface ListedContact {
  readonly id: string;
  readonly givenAt: number;
  /** when it is erased by itself */
  readonly erasedAt: number;
  readonly answeredAt: number | null;
  readonly language: Language;
  readonly topics: StoredContact['topics'];
  /** masked, whole after `readContacts`; null: cannot be unsealed, contact.key is another one */
  readonly email: string | null;
}

/** What addresses are looked at for, as it is put on record. No address in it: the record is kept for good. */
const readingPurposeSchema = z.string().trim().min(3).max(120).refine((text) => !text.includes('@'), 'an address');

export const contactReadingSchema = z.strictObject({ proof: proofSchema, purpose: readingPurposeSchema });

export const contactExportSchema = z.strictObject({
  proof: proofSchema,
  purpose: readingPurposeSchema,
  separator: z.enum(['comma', 'semicolon']),
  /** where a drive is mounted: addresses leave no file on the kiosk */
  place: z.string().min(1).max(4096),
});

export type ContactExport = z.infer<typeof contactExportSchema>;

/** `isUnmounted`: the drive can be pulled out. */
export type ContactExportAnswer =
  | { readonly outcome: 'written'; readonly receipt: ExportReceipt; readonly isUnmounted: boolean }
  | { readonly outcome: 'not-written'; readonly why: ExportFault | 'failed' };

export const contactErasureSchema = z.strictObject({
  proof: proofSchema,
  /** one of them, or all that are marked as answered */
  which: z.union([z.strictObject({ contact: id }), z.literal('answered')]),
});
