import type { Migration } from '../migrate.ts';

const hash = (column: string) => `${column} TEXT NOT NULL CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;

/**
 * Addresses that visitors left, each with the consent it rests on. A consent and the text it was given to outlive
 * the address: they prove that it was there by right, and hold nothing of the person. `contact_erasure` is the record
 * that it went, and forbids it to come back.
 */
export const contact: Migration = {
  version: 6,
  statements: [
    `CREATE TABLE consent_document (
      ${hash('hash')} PRIMARY KEY,
      purpose TEXT NOT NULL CHECK (purpose <> ''),
      language TEXT NOT NULL CHECK (language <> ''),
      /* the whole text, as it stood on the screen */
      text TEXT NOT NULL CHECK (text <> '')
    ) STRICT`,
    `CREATE TABLE consent (
      id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
      kiosk_id TEXT NOT NULL CHECK (kiosk_id <> ''),
      purpose TEXT NOT NULL CHECK (purpose <> ''),
      ${hash('text_hash')} REFERENCES consent_document (hash),
      language TEXT NOT NULL CHECK (language <> ''),
      /* UTC ms */
      given_at INTEGER NOT NULL CHECK (given_at > 0),
      withdrawn_at INTEGER CHECK (withdrawn_at > 0)
    ) STRICT`,
    `CREATE TABLE contact (
      id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
      consent_id TEXT NOT NULL UNIQUE REFERENCES consent (id),
      visit_id TEXT NOT NULL CHECK (length(visit_id) = 36),
      given_at INTEGER NOT NULL CHECK (given_at > 0),
      answered_at INTEGER CHECK (answered_at > 0),
      /* AES-256-GCM: nonce, tag, padded address; the key is contact.key */
      sealed BLOB NOT NULL CHECK (length(sealed) > 28),
      /* HMAC of the code that takes the consent back */
      ${hash('code_hash')} UNIQUE
    ) STRICT`,
    'CREATE INDEX contact_given ON contact (given_at)',
    `CREATE TABLE contact_erasure (
      contact_id TEXT PRIMARY KEY NOT NULL CHECK (length(contact_id) = 36),
      consent_id TEXT NOT NULL REFERENCES consent (id),
      kiosk_id TEXT NOT NULL CHECK (kiosk_id <> ''),
      at INTEGER NOT NULL CHECK (at > 0),
      reason TEXT NOT NULL CHECK (reason <> '')
    ) STRICT`,
    `CREATE TRIGGER contact_stays_erased BEFORE INSERT ON contact
      WHEN EXISTS (SELECT 1 FROM contact_erasure WHERE contact_id = NEW.id)
      BEGIN
        SELECT RAISE(IGNORE);
      END`,
  ],
};
