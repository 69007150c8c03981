import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { auditDetailSchema, type Audit } from '../core/audit.ts';
import type { InterestStore } from './interest-store.ts';

interface AuditParts {
  readonly store: Pick<InterestStore, 'audit'>;
  readonly kioskId: () => Promise<string>;
  readonly now: () => number;
  readonly warn: (line: string) => void;
}

/** The one place that writes down what staff do. A detail that does not fit leaves its action on record all the same. */
export function createAudit({ store, kioskId, now, warn }: AuditParts): Audit {
  return (action, detail) => {
    const fitting = auditDetailSchema.safeParse(detail);
    if (!fitting.success) warn(`the audit of ${action} lost its detail: it does not fit`);
    // The library's own source of chance is a global that Node 18 has not.
    const row = { id: newId({ random: randomBytes(16) }), at: Math.max(0, Math.round(now())), action, detail: fitting.success ? fitting.data : {} };
    void kioskId()
      .then((id) => store.audit({ ...row, kioskId: id }))
      .then((written) => {
        if (!written.ok) warn(`the audit of ${action} was not written: ${written.message}`);
      });
  };
}
