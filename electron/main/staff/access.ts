import {
  beginTry,
  calmGuard,
  guardAtRest,
  lockRemainingMs,
  resumeGuard,
  settleGuard,
  triesARound,
  triesLeft,
  type Access,
  type Holder,
  type ProofPurpose,
  type RunningGuard,
} from '../../core/access.ts';
import type { Audit, AuditDetail } from '../../core/audit.ts';
import type { ConfirmAnswer, EntryAnswer, EntryBeginning, PadState, ProposedPins } from '../../core/entry.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import { readAccess, takeReset, writeAccess } from './access-file.ts';
import { newPin } from './new-pin.ts';
import { hashKey, hashPin, isSameHash, newSecret, scryptCost } from './pin-hash.ts';

/** A proof that nobody used within this time is void. */
const proofMs = 120_000;

interface AccessParts {
  readonly dataDirectory: string;
  /** monotonic ms */
  readonly monotonicMs: () => number;
  readonly now: () => Date;
  readonly audit: Audit;
  readonly tell: (level: 'info' | 'warning', line: string) => void;
  /** texts of the key files on the drives that are plugged in */
  readonly readKeys: () => Promise<readonly string[]>;
}

type Tried = EntryAnswer['outcome'];

/** Who may come in: PINs, key file, the count of wrong tries. Knows no window. */
export class StaffAccess {
  private readonly parts: AccessParts;
  private found: Access | 'none' | 'broken' = 'none';
  private guard: RunningGuard = resumeGuard(calmGuard, 0);
  private proposed: ProposedPins | null = null;
  private isTrying = false;
  private readonly loading: Promise<void>;
  private writing: Promise<void> = Promise.resolve();
  private readonly proofs = new Map<string, { readonly purpose: ProofPurpose; readonly until: number }>();

  /** Reads access.json at once: a lock-out that held begins again with the kiosk, not with the first entry. */
  constructor(parts: AccessParts) {
    this.parts = parts;
    this.loading = this.load();
  }

  /** What the entry shows; does what an administrator's file asks for first. */
  async look(): Promise<Pick<EntryBeginning, 'shows' | 'pad'>> {
    await this.loading;
    await this.reset();
    // Put back or taken away by hand while the kiosk ran.
    if (typeof this.found === 'string') await this.load();
    const { found } = this;
    return { shows: found === 'none' ? 'set-up' : found === 'broken' ? 'broken' : 'pin', pad: this.pad() };
  }

  pad(): PadState {
    const now = this.parts.monotonicMs();
    return { triesLeft: triesLeft(settleGuard(this.guard, now)), lockedMs: Math.ceil(lockRemainingMs(this.guard, now)) };
  }

  /** Two PINs for the set-up to show; forgotten as soon as others are proposed or the entry closes. */
  propose(): Result<ProposedPins, 'failed'> {
    if (this.found !== 'none') return refusal('failed', 'PINs are set already');
    const guide = newPin();
    let staff = newPin();
    while (staff === guide) staff = newPin();
    this.proposed = { guide, staff };
    return success(this.proposed);
  }

  forgetProposal(): void {
    this.proposed = null;
  }

  /** Both proposed PINs typed back: stores them. */
  async setUp(typed: ProposedPins): Promise<Result<null, 'failed'>> {
    const { proposed } = this;
    if (this.found !== 'none' || proposed === null) return refusal('failed', 'there is nothing to set up');
    if (typed.guide !== proposed.guide || typed.staff !== proposed.staff) return refusal('failed', 'not the PINs that were proposed');
    const access = await newAccess(proposed);
    try {
      await writeAccess(this.parts.dataDirectory, access);
    } catch {
      return refusal('failed', 'access.json cannot be written');
    }
    this.proposed = null;
    this.take(access);
    this.parts.audit('access-set-up', {});
    return success(null);
  }

  /** A PIN typed at the entry. */
  async enterPin(pin: string): Promise<EntryAnswer> {
    const outcome = await this.attempt(async (access) => {
      const hash = await hashPin(pin, access.salt);
      return isSameHash(hash, access.staff) ? 'opened' : isSameHash(hash, access.guide) ? 'guide' : 'wrong';
    });
    this.note('entry', outcome, { by: 'pin' });
    return { outcome, pad: this.pad() };
  }

  /** A key file on a drive. No drive with one is no try. */
  async enterWithKey(): Promise<EntryAnswer> {
    const keys = await this.parts.readKeys();
    if (keys.length === 0) return { outcome: 'no-key', pad: this.pad() };
    const outcome = await this.attempt((access) => Promise.resolve(isKeyOf(access, keys) ? 'opened' : 'wrong'));
    this.note('entry', outcome, { by: 'key' });
    return { outcome, pad: this.pad() };
  }

  /** The staff PIN once more, inside the panel. */
  async confirm(pin: string, purpose: ProofPurpose): Promise<ConfirmAnswer> {
    const outcome = await this.attempt(async (access) => (isSameHash(await hashPin(pin, access.salt), access.staff) ? 'opened' : 'wrong'));
    return this.prove(outcome, purpose, 'pin');
  }

  /** The key file once more: who came in by it may not know the PIN. */
  async confirmWithKey(purpose: ProofPurpose): Promise<ConfirmAnswer> {
    const keys = await this.parts.readKeys();
    if (keys.length === 0) return { outcome: 'no-key', pad: this.pad() };
    return this.prove(await this.attempt((access) => Promise.resolve(isKeyOf(access, keys) ? 'opened' : 'wrong')), purpose, 'key');
  }

  private prove(outcome: Tried, purpose: ProofPurpose, by: 'pin' | 'key'): ConfirmAnswer {
    this.note('confirm', outcome, { purpose, by });
    if (outcome !== 'opened') return { outcome: outcome === 'locked' || outcome === 'busy' ? outcome : 'wrong', pad: this.pad() };
    const proof = newSecret();
    this.proofs.set(proof, { purpose, until: this.parts.monotonicMs() + proofMs });
    return { outcome: 'confirmed', proof };
  }

  /** Takes a proof in: true once, for the purpose it was given for, while it is fresh. */
  useProof(proof: string, purpose: ProofPurpose): boolean {
    const given = this.proofs.get(proof);
    this.proofs.delete(proof);
    return given !== undefined && given.purpose === purpose && this.parts.monotonicMs() < given.until;
  }

  /** With the panel go the proofs that it was given. */
  forgetProofs(): void {
    this.proofs.clear();
  }

  /** Makes a new key and stores its hash; the caller writes the text to a drive. Null: access.json cannot be written. */
  async newKey(): Promise<string | null> {
    const key = newSecret();
    return (await this.replace({ key: hashKey(key) })) ? key : null;
  }

  /** What holds; null: no PINs are set, or the file is broken. */
  get present(): Access | null {
    return typeof this.found === 'string' ? null : this.found;
  }

  /** Puts another PIN or key in place of the one that holds. What cannot be stored does not hold either. */
  async replace(part: Partial<Pick<Access, Holder | 'key'>>): Promise<boolean> {
    const before = this.present;
    if (before === null) return false;
    if (await this.store({ ...before, ...part })) return true;
    const { guide, staff, key } = before;
    // The count of tries may have gone on meanwhile.
    this.found = { ...(this.present ?? before), guide, staff, key };
    return false;
  }

  private async load(): Promise<void> {
    await this.reset();
    const found = await readAccess(this.parts.dataDirectory);
    if (found.state === 'broken') this.parts.tell('warning', `access.json cannot be used (${found.why}): staff get in after an administrator's reset only`);
    if (found.state === 'set') this.take(found.access);
    else this.found = found.state;
  }

  private async reset(): Promise<void> {
    try {
      if (!(await takeReset(this.parts.dataDirectory, this.parts.now()))) return;
    } catch (error) {
      this.parts.tell('warning', `the access reset could not be done: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    this.found = 'none';
    this.guard = resumeGuard(calmGuard, this.parts.monotonicMs());
    this.parts.tell('info', 'PINs reset by the administrator\'s file');
    this.parts.audit('access-reset', {});
  }

  private take(access: Access): void {
    this.found = access;
    this.guard = resumeGuard(access.guard, this.parts.monotonicMs());
    this.watchLock();
  }

  /**
   * One try at a time, counted on disk before it is looked at. The guide's PIN gives its own try back and no other, or
   * whoever knows it could try the other one for ever.
   */
  private async attempt(look: (access: Access) => Promise<'opened' | 'guide' | 'wrong'>): Promise<Tried> {
    await this.loading;
    const { found } = this;
    if (this.isTrying) return 'busy';
    if (typeof found === 'string') return 'wrong';
    const before = settleGuard(this.guard, this.parts.monotonicMs());
    const counted = beginTry(before, this.parts.monotonicMs());
    if (counted === null) return 'locked';
    this.isTrying = true;
    try {
      await this.keepGuard(counted);
      const outcome = await look(found);
      if (outcome === 'opened') await this.keepGuard({ ...counted, ...calmGuard });
      if (outcome === 'guide') await this.keepGuard(before);
      if (outcome === 'wrong' && counted.lockedMs > 0) this.parts.audit('locked-out', { lockouts: counted.lockouts, seconds: counted.lockedMs / 1000 });
      // A lock-out counts from the answer: what scrypt took is not part of it.
      if (outcome === 'wrong' && counted.lockedMs > 0) this.guard = { ...counted, lockedSince: this.parts.monotonicMs() };
      return outcome === 'wrong' && counted.lockedMs > 0 ? 'locked' : outcome;
    } finally {
      this.isTrying = false;
    }
  }

  private async keepGuard(guard: RunningGuard): Promise<void> {
    this.guard = guard;
    const { found } = this;
    // A disk that cannot be written keeps nobody out: the count then holds until the kiosk ends.
    if (typeof found !== 'string') await this.store({ ...found, guard: guardAtRest(guard) });
    this.watchLock();
  }

  /** A lock-out that ran its time must not begin again at the next start. */
  private watchLock(): void {
    if (this.guard.lockedMs === 0) return;
    setTimeout(() => {
      const settled = settleGuard(this.guard, this.parts.monotonicMs());
      if (settled !== this.guard && !this.isTrying) void this.keepGuard(settled);
    }, this.guard.lockedMs + 1_000).unref();
  }

  private async store(access: Access): Promise<boolean> {
    this.found = access;
    const writing = this.writing.then(() => writeAccess(this.parts.dataDirectory, access));
    this.writing = writing.catch(() => undefined);
    try {
      await writing;
      return true;
    } catch {
      this.parts.tell('warning', 'access.json cannot be written');
      return false;
    }
  }

  private note(what: 'entry' | 'confirm', outcome: Tried, detail: AuditDetail): void {
    if (outcome === 'opened') this.parts.audit(what === 'entry' ? 'entered' : 'confirmed', detail);
    if (outcome === 'guide') this.parts.audit('guide-pin-entered', {});
    if (outcome === 'wrong' || outcome === 'locked') this.parts.audit(`${what}-refused`, { ...detail, triesLeft: this.pad().lockedMs > 0 ? 0 : triesLeft(this.guard) });
  }
}

/** access.json for two new PINs. */
async function newAccess({ guide, staff }: ProposedPins): Promise<Access> {
  const salt = newSecret();
  const [guideHash, staffHash] = await Promise.all([hashPin(guide, salt), hashPin(staff, salt)]);
  return {
    version: 1,
    scrypt: scryptCost,
    salt,
    guide: guideHash,
    staff: staffHash,
    key: null,
    guard: calmGuard,
  };
}

/** Only as many files as tries in a round are looked at: a stick full of guesses is one try too. */
function isKeyOf({ key }: Access, given: readonly string[]): boolean {
  return key !== null && given.slice(0, triesARound).some((text) => isSameHash(hashKey(text.trim()), key));
}
