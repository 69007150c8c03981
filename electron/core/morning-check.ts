import * as z from 'zod';
import type { AuditDetail } from './audit.ts';
import type { HandsOn, HealthReport } from './health.ts';

const heard = z.enum(['heard', 'not-heard']);

/** What staff found out by hand in a morning check. */
export const handsOnSchema = z.strictObject({
  undecodable: z.array(z.string().max(300)).max(100),
  touch: z.strictObject({ cells: z.int().min(1).max(200), untouched: z.array(z.string().regex(/^[A-Z]\d{1,2}$/)).max(200) }).nullable(),
  sound: z.union([z.strictObject({ left: heard, right: heard }), z.literal('no-device')]).nullable(),
}) satisfies z.ZodType<HandsOn>;

/** The longest text of an audit row. */
const longestText = 500;

/** A morning check for the audit: what it came to, by the codes of its findings, and which fields of the glass are dead. */
export function morningCheckDetail({ verdict, findings }: HealthReport, { touch }: HandsOn): AuditDetail {
  const dead = touch?.untouched ?? [];
  return {
    verdict,
    findings: findings.map(({ code }) => code).join(', ').slice(0, longestText),
    ...(dead.length > 0 ? { untouched: dead.join(', ').slice(0, longestText) } : {}),
  };
}
