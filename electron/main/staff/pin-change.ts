import type { Holder } from '../../core/access.ts';
import type { Audit } from '../../core/audit.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import type { StaffAccess } from './access.ts';
import { newPin } from './new-pin.ts';
import { hashPin } from './pin-hash.ts';

/** One new PIN at a time: proposed, written down, typed back, and only then stored in place of the one before. */
export class PinChange {
  private readonly access: Pick<StaffAccess, 'present' | 'replace'>;
  private readonly audit: Audit;
  private proposed: { readonly holder: Holder; readonly pin: string; readonly hash: string } | null = null;

  constructor(access: Pick<StaffAccess, 'present' | 'replace'>, audit: Audit) {
    this.access = access;
    this.audit = audit;
  }

  /** A PIN that is neither of those that hold. */
  async propose(holder: Holder): Promise<Result<{ readonly pin: string }, 'failed'>> {
    const { present } = this.access;
    if (present === null) return refusal('failed', 'there is no PIN to change');
    for (;;) {
      const pin = newPin();
      const hash = await hashPin(pin, present.salt);
      if (hash === present.staff || hash === present.guide) continue;
      this.proposed = { holder, pin, hash };
      return success({ pin });
    }
  }

  /** The panel closed. */
  forget(): void {
    this.proposed = null;
  }

  async change(typed: string): Promise<Result<null, 'failed'>> {
    const { proposed } = this;
    if (proposed === null || typed !== proposed.pin) return refusal('failed', 'not the PIN that was proposed');
    if (!(await this.access.replace({ [proposed.holder]: proposed.hash }))) return refusal('failed', 'access.json cannot be written');
    this.proposed = null;
    this.audit('pin-changed', { holder: proposed.holder });
    return success(null);
  }
}
