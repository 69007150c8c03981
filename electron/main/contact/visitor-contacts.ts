import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { beginTry, calmGuard, lockRemainingMs, resumeGuard, type RunningGuard } from '../../core/access.ts';
import type { ConsentDocument } from '../../core/consent-document.ts';
import type { ContactGift, GivenContact, WithdrawAnswer } from '../../core/contact.ts';
import { codeDigits, isCentreNamed, type ContactPurpose } from '../../core/contact-rules.ts';
import type { Language } from '../../core/language.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';
import type { InterestStore } from '../interest-store.ts';
import { consentDocument } from './consent-documents.ts';
import type { ContactVault } from './contact-vault.ts';

/** A visitor stands before the screen: what is not on the disk by then is taken back. */
const writingLimitMs = 4_000;

interface VisitorContactsParts {
  readonly store: Pick<InterestStore, 'contact' | 'ask' | 'health'>;
  readonly vault: ContactVault;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly monotonicMs: () => number;
  /** a line for the log, without any address or code */
  readonly warn: (line: string) => void;
  readonly writingLimitMs?: number;
}

const id = () => newId({ random: randomBytes(16) });

/** What visitors do with their address: read what they consent to, give it, take it back by its code. */
export class VisitorContacts {
  private readonly parts: VisitorContactsParts;
  private guard: RunningGuard = resumeGuard(calmGuard, 0);

  constructor(parts: VisitorContactsParts) {
    this.parts = parts;
  }

  async document(purpose: ContactPurpose, language: Language): Promise<Result<ConsentDocument, 'failed'>> {
    const { contactOffered, centreContact } = await this.parts.settings();
    if (!contactOffered || !isCentreNamed(centreContact)) return refusal('failed', 'no address is asked for');
    return success(consentDocument(purpose, language, centreContact));
  }

  /** Keeps an address, if the consent was given to the text as it is now; durable before it is answered. */
  async give({ visitId, purpose, language, textHash, email }: ContactGift): Promise<Result<GivenContact, 'failed'>> {
    const { store, vault, now } = this.parts;
    const document = await this.document(purpose, language);
    if (!document.ok) return document;
    const { text, hash } = document.value;
    if (hash !== textHash) return refusal('failed', 'the consent document has changed meanwhile');
    if (store.health().storage !== 'disk') return refusal('failed', 'nothing can be kept: the data directory cannot be written');
    const { kioskId } = await this.parts.settings();
    const contact = id();
    const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
    try {
      const [sealed, codeHash] = await Promise.all([vault.seal(email, contact), vault.codeHash(code)]);
      const consent = { id: id(), purpose, language, textHash, text };
      const writing = store.contact({ deed: 'give', id: contact, kioskId, at: Math.max(1, Math.round(now())), visitId, sealed, codeHash, consent });
      const written = await Promise.race([writing, delay(this.parts.writingLimitMs ?? writingLimitMs, null, { ref: false })]);
      if (written?.ok) return success({ contact, code });
      // The order may still be on its way: the one behind it takes back what it will do.
      if (written === null) void this.erase(contact, 'staff');
      return refusal('failed', written === null ? 'the store did not answer in time' : written.message);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.parts.warn(`an address could not be kept: ${why}`);
      return refusal('failed', why);
    }
  }

  /** Takes a consent back and erases its address. After five wrong codes none is looked at for a while, twice as long each time. */
  async withdraw(code: string): Promise<Result<WithdrawAnswer, 'failed'>> {
    const { store, vault, monotonicMs } = this.parts;
    const counted = beginTry(this.guard, monotonicMs());
    if (counted === null) return success({ outcome: 'locked', lockedMs: Math.ceil(lockRemainingMs(this.guard, monotonicMs())) });
    const before = this.guard;
    this.guard = counted;
    try {
      const found = await store.ask('readContacts', { codeHash: await vault.codeHash(code) });
      if (!found.ok) throw new Error(found.message);
      const contact = found.value[0]?.id;
      if (contact === undefined) return success({ outcome: 'unknown' });
      this.guard = resumeGuard(calmGuard, monotonicMs());
      const erased = await this.erase(contact, 'withdrawn');
      return erased.ok ? success({ outcome: 'withdrawn', contact }) : erased;
    } catch (error) {
      // A fault of the kiosk's is no try of the visitor's.
      this.guard = before;
      const why = error instanceof Error ? error.message : String(error);
      this.parts.warn(`a code could not be looked at: ${why}`);
      return refusal('failed', why);
    }
  }

  private async erase(contact: string, reason: 'withdrawn' | 'staff') {
    const { kioskId } = await this.parts.settings();
    return this.parts.store.contact({ deed: 'erase', id: id(), kioskId, at: Math.max(1, Math.round(this.parts.now())), reason, which: { contact } });
  }
}
