import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { v7 as newId } from 'uuid';
import type { ProofPurpose } from '../../core/access.ts';
import type { Audit } from '../../core/audit.ts';
import type { ContactExport, ContactExportAnswer, ListedContact, StoredContact } from '../../core/contact.ts';
import { contactDays, maskEmail } from '../../core/contact-rules.ts';
import { byteOrderMark, csvLine, separators } from '../../core/export.ts';
import { dayMs } from '../../core/local-time.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';
import type { Drive } from '../drives.ts';
import type { InterestStore } from '../interest-store.ts';
import type { ContactVault } from './contact-vault.ts';

interface StaffContactsParts {
  readonly store: Pick<InterestStore, 'contact' | 'ask'>;
  readonly vault: ContactVault;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly useProof: (proof: string, purpose: ProofPurpose) => boolean;
  readonly audit: Audit;
  readonly warn: (line: string) => void;
  readonly findDrives: () => Promise<readonly Drive[]>;
  readonly unmount: (drive: Drive) => Promise<boolean>;
}

type Listed = Result<readonly ListedContact[], 'forbidden' | 'failed'>;

const columns = ['email', 'language', 'given_at', 'answered_at', 'topics', 'consent_id', 'consent_text_sha256'] as const;

/** What staff do with the addresses of visitors. Every look at one has a purpose and is on record. */
export class StaffContacts {
  private readonly parts: StaffContactsParts;

  constructor(parts: StaffContactsParts) {
    this.parts = parts;
  }

  /** Masked; the newest first. */
  list(): Promise<Listed> {
    return this.read(maskEmail);
  }

  /** Whole. */
  async reveal({ proof, purpose }: { readonly proof: string; readonly purpose: string }): Promise<Listed> {
    if (!this.parts.useProof(proof, 'contact')) return refusal('forbidden', 'the PIN was not entered for this');
    const read = await this.read((email) => email);
    if (read.ok) this.parts.audit('contacts-read', { purpose, count: read.value.length });
    return read;
  }

  async mark(contact: string, isAnswered: boolean): Promise<Listed> {
    const done = await this.parts.store.contact({ deed: 'mark', id: newDeed(), contact, answeredAt: isAnswered ? this.at() : null });
    if (!done.ok) return done;
    this.parts.audit('contact-marked', { contact, isAnswered });
    return this.list();
  }

  async erase({ proof, which }: { readonly proof: string; readonly which: { readonly contact: string } | 'answered' }): Promise<Listed> {
    if (!this.parts.useProof(proof, 'erase')) return refusal('forbidden', 'the PIN was not entered for this');
    const before = await this.list();
    if (!before.ok) return before;
    const { kioskId } = await this.parts.settings();
    const at = this.at();
    // What was answered so far; nothing that is marked while this is on its way.
    const erased = await this.parts.store.contact({ deed: 'erase', id: newDeed(), kioskId, at, reason: 'staff', which: which === 'answered' ? { answeredBefore: at + 1 } : which });
    if (!erased.ok) return erased;
    const left = await this.list();
    if (left.ok) this.parts.audit('contacts-erased', { which: which === 'answered' ? which : which.contact, count: before.value.length - left.value.length });
    return left;
  }

  /** Writes all of them to a drive and takes it off the system. On the kiosk itself no such file is ever written. */
  async export({ proof, purpose, separator, place }: ContactExport): Promise<Result<ContactExportAnswer, 'forbidden' | 'failed'>> {
    const { useProof, audit, findDrives, unmount, store, settings, warn } = this.parts;
    if (!useProof(proof, 'contact')) return refusal('forbidden', 'the PIN was not entered for this');
    const drive = (await findDrives()).find(({ folder }) => folder === place);
    if (!drive) return success({ outcome: 'not-written', why: 'gone' });
    const found = await store.ask('readContacts', { codeHash: null });
    if (!found.ok) return refusal('failed', found.message);
    const { kioskId } = await settings();
    const name = `contacts_${kioskId.slice(0, 8)}_${new Date(this.at()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.csv`;
    const text = await this.csv(found.value, separators[separator]);
    const written = await store.ask('writeFile', { folder: drive.folder, name, isDrive: true, text, rows: found.value.length });
    if (!written.ok || written.value.outcome === 'not-written') {
      warn(`contacts were not exported: ${written.ok && written.value.outcome === 'not-written' ? written.value.message : 'the store did not answer'}`);
      audit('contacts-export-failed', { purpose });
      return success({ outcome: 'not-written', why: written.ok && written.value.outcome === 'not-written' ? written.value.why : 'failed' });
    }
    const receipt = written.value;
    audit('contacts-exported', { purpose, count: receipt.rows, file: basename(receipt.file), checksum: receipt.sha256, place: drive.name.slice(0, 200) });
    return success({ outcome: 'written', receipt, isUnmounted: await unmount(drive) });
  }

  private async csv(contacts: readonly StoredContact[], separator: string): Promise<string> {
    const day = (at: number | null) => (at === null ? null : new Date(at).toISOString());
    const lines = await Promise.all(
      contacts.map(async ({ id, sealed, language, givenAt, answeredAt, topics, consentId, textHash }) => {
        const marked = topics.map(({ lab, topic }) => `${lab}/${topic}`).join(' ');
        return csvLine([await this.parts.vault.unseal(sealed, id), language, day(givenAt), day(answeredAt), marked, consentId, textHash], separator);
      }),
    );
    return byteOrderMark + csvLine(columns, separator) + lines.join('');
  }

  private async read(show: (email: string) => string): Promise<Listed> {
    const found = await this.parts.store.ask('readContacts', { codeHash: null });
    if (!found.ok) return refusal('failed', found.message);
    try {
      return success(
        await Promise.all(
          found.value.map(async ({ id, sealed, givenAt, answeredAt, language, topics }) => {
            const email = await this.parts.vault.unseal(sealed, id);
            return { id, givenAt, erasedAt: givenAt + contactDays * dayMs, answeredAt, language, topics, email: email && show(email) };
          }),
        ),
      );
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.parts.warn(`addresses cannot be read: ${why}`);
      return refusal('failed', why);
    }
  }

  private at(): number {
    return Math.max(1, Math.round(this.parts.now()));
  }
}

const newDeed = () => newId({ random: randomBytes(16) });
