import type { Database, Statement } from 'better-sqlite3';
import type { ContactDeed } from '../core/contact.ts';

type Gift = Extract<ContactDeed, { deed: 'give' }>;
type Erasure = Extract<ContactDeed, { deed: 'erase' }>;

interface Bounds {
  readonly contact: string | null;
  readonly answeredBefore: number | null;
  readonly givenBefore: number | null;
}

const chosen = `(id = @contact OR answered_at < @answeredBefore OR given_at < @givenBefore)`;

/** Does what main has decided about contacts; every call belongs into a transaction of the caller's. */
export class ContactWriter {
  private readonly insertDocument: Statement<[object]>;
  private readonly insertConsent: Statement<[object]>;
  private readonly insertContact: Statement<[object]>;
  private readonly markContact: Statement<[number | null, string]>;
  private readonly recordErasures: Statement<[object]>;
  private readonly withdrawConsents: Statement<[object]>;
  private readonly eraseContacts: Statement<[object]>;

  /** The connection must have secure_delete on. */
  constructor(database: Database) {
    this.insertDocument = database.prepare(
      'INSERT INTO consent_document (hash, purpose, language, text) VALUES (@textHash, @purpose, @language, @text) ON CONFLICT DO NOTHING',
    );
    this.insertConsent = database.prepare(
      `INSERT INTO consent (id, kiosk_id, purpose, text_hash, language, given_at)
        VALUES (@id, @kioskId, @purpose, @textHash, @language, @at) ON CONFLICT (id) DO NOTHING`,
    );
    this.insertContact = database.prepare(
      `INSERT INTO contact (id, consent_id, visit_id, given_at, sealed, code_hash)
        VALUES (@id, @consentId, @visitId, @at, @sealed, @codeHash) ON CONFLICT (id) DO NOTHING`,
    );
    this.markContact = database.prepare('UPDATE contact SET answered_at = ? WHERE id = ?');
    this.recordErasures = database.prepare(
      `INSERT INTO contact_erasure (contact_id, consent_id, kiosk_id, at, reason)
        SELECT id, consent_id, @kioskId, @at, @reason FROM contact WHERE ${chosen} ON CONFLICT DO NOTHING`,
    );
    this.withdrawConsents = database.prepare(
      `UPDATE consent SET withdrawn_at = @at WHERE withdrawn_at IS NULL AND id IN (SELECT consent_id FROM contact WHERE ${chosen})`,
    );
    this.eraseContacts = database.prepare(`DELETE FROM contact WHERE ${chosen}`);
  }

  apply(deed: ContactDeed): void {
    if (deed.deed === 'give') this.give(deed);
    else if (deed.deed === 'mark') this.markContact.run(deed.answeredAt, deed.contact);
    else this.erase(deed);
  }

  private give({ consent, sealed, ...gift }: Gift): void {
    this.insertDocument.run(consent);
    this.insertConsent.run({ ...consent, kioskId: gift.kioskId, at: gift.at });
    this.insertContact.run({ ...gift, consentId: consent.id, sealed: Buffer.from(sealed, 'base64') });
  }

  private erase({ which, kioskId, at, reason }: Erasure): void {
    const bounds: Bounds = { contact: null, answeredBefore: null, givenBefore: null, ...which };
    this.recordErasures.run({ ...bounds, kioskId, at, reason });
    if (reason === 'withdrawn') this.withdrawConsents.run({ ...bounds, at });
    this.eraseContacts.run(bounds);
  }
}
