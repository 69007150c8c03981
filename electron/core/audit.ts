import * as z from 'zod';

/**
 * What staff did, one row a deed. `detail` names what and how much, never a PIN, a key, a proof or a contact: whoever
 * writes one is answerable for that, and `auditDetailSchema` keeps it short and flat.
 */
export const auditActionSchema = z.string().regex(/^[a-z][a-z-]{1,40}$/);

export const auditDetailSchema = z.record(
  z.string().regex(/^[a-zA-Z]{1,40}$/),
  z.union([z.string().max(500), z.number(), z.boolean(), z.null()]),
);

export type AuditDetail = z.infer<typeof auditDetailSchema>;

export const auditRowSchema = z.strictObject({
  /** UUIDv7, so that a replay is harmless */
  id: z.uuidv7(),
  kioskId: z.uuid(),
  /** UTC, ms since 1970 */
  at: z.int().min(0),
  action: auditActionSchema,
  detail: auditDetailSchema,
});

export type AuditRow = z.infer<typeof auditRowSchema>;

/** Writes down a deed of staff. Never waits and never throws: the row goes the way of every row. */
export type Audit = (action: string, detail: AuditDetail) => void;
