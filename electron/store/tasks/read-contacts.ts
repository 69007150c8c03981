import type { StoredContact } from '../../core/contact.ts';
import type { TaskArgument, TaskValue } from '../../core/store-tasks.ts';
import type { ReadingDatabase } from '../reading-database.ts';

const contactsSql = `SELECT contact.id, consent_id AS consentId, visit_id AS visitId, purpose, language, text_hash AS textHash,
    contact.given_at AS givenAt, answered_at AS answeredAt, sealed
  FROM contact JOIN consent ON consent.id = consent_id
  WHERE @codeHash IS NULL OR code_hash = @codeHash
  ORDER BY contact.given_at DESC`;

const topicsSql = `SELECT DISTINCT lab, value ->> 'topic' AS topic FROM interest_event
  WHERE visit_id = ? AND kind = 'interest-expressed' AND lab IS NOT NULL ORDER BY seq`;

type Row = Omit<StoredContact, 'sealed' | 'topics'> & { readonly visitId: string; readonly sealed: Buffer };

/** The newest first, each with what was marked in its visit. */
export function readContacts(database: ReadingDatabase, { codeHash }: TaskArgument<'readContacts'>): TaskValue<'readContacts'> {
  const topics = database.prepare<[string], StoredContact['topics'][number]>(topicsSql);
  return database
    .prepare<{ codeHash: string | null }, Row>(contactsSql)
    .all({ codeHash })
    .map(({ visitId, sealed, ...contact }) => ({ ...contact, sealed: sealed.toString('base64'), topics: topics.all(visitId) }));
}
