import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ProofPurpose } from '../../electron/core/access.ts';
import type { ContactDeed } from '../../electron/core/contact.ts';
import { dayMs } from '../../electron/core/local-time.ts';
import { defaultSettings } from '../../electron/core/settings.ts';
import { ContactVault } from '../../electron/main/contact/contact-vault.ts';
import { StaffContacts } from '../../electron/main/contact/staff-contacts.ts';
import { VisitorContacts } from '../../electron/main/contact/visitor-contacts.ts';
import { startInterestStore, type InterestStore } from '../../electron/main/interest-store.ts';
import { StoreUpkeep } from '../../electron/main/store-upkeep.ts';
import { Turns } from '../../electron/main/turns.ts';
import { buildStore } from '../fixtures/build-program.ts';
import { kioskId, stepViewed } from '../fixtures/interest-events.ts';
import { questionBook } from '../fixtures/question-book.ts';

const began = Date.UTC(2026, 10, 22, 9, 30);
const email = 'anna.petrova@example.org';
const centreContact = { operator: 'АО «Техноспарк»', address: 'Троицк, ул. Промышленная, 11', reach: '+7 495 000-00-00', web: '' };

let entry: string;
let folder: string;
let store: InterestStore;
let lines: string[];
let deeds: { readonly action: string; readonly detail: unknown }[];
let now: number;
let monotonicMs: number;
let visitors: VisitorContacts;
let staff: StaffContacts;

beforeAll(async () => {
  entry = await buildStore('contacts');
}, 30_000);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-contacts-'));
  [lines, deeds, now, monotonicMs] = [[], [], began, 0];
  await start();
  [visitors, staff] = desks();
});

afterEach(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<void> {
  store = startInterestStore({ dataDir: folder, entry, nodeExecutable: process.execPath, log: (_, line) => lines.push(line) });
  await vi.waitFor(() => expect(store.health().isRunning).toBe(true), { timeout: 10_000, interval: 1 });
}

function desks(part: { readonly settings?: object; readonly store?: InterestStore; readonly writingLimitMs?: number } = {}): [VisitorContacts, StaffContacts] {
  const parts = {
    store: part.store ?? store,
    vault: new ContactVault(folder),
    settings: async () => ({ ...defaultSettings(kioskId), contactOffered: true, centreContact, ...part.settings }),
    now: () => now,
    warn: (line: string) => void lines.push(line),
  };
  return [
    new VisitorContacts({ ...parts, monotonicMs: () => monotonicMs, ...(part.writingLimitMs === undefined ? {} : { writingLimitMs: part.writingLimitMs }) }),
    new StaffContacts({
      ...parts,
      // a proof is its purpose here
      useProof: (proof: string, purpose: ProofPurpose) => proof === purpose,
      audit: (action, detail) => void deeds.push({ action, detail }),
      findDrives: async () => [],
      unmount: async () => true,
    }),
  ];
}

async function give(address = email, visitId: string = newId()) {
  const document = await visitors.document('answer', 'ru');
  if (!document.ok) throw new Error(document.message);
  const given = await visitors.give({ visitId, purpose: 'answer', language: 'ru', textHash: document.value.hash, email: address });
  if (!given.ok) throw new Error(given.message);
  return given.value;
}

function read<Row>(sql: string, path = join(folder, 'interest.db')): Row[] {
  const database = new SQLite(path, { readonly: true });
  const rows = database.prepare<[], Row>(sql).all();
  database.close();
  return rows;
}

/** Files below the data directory that hold these bytes. */
function filesWith(bytes: string | Buffer): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(join(folder, name)).isFile() && readFileSync(join(folder, name)).includes(bytes));
}

const sealedOf = (contact: string) => {
  const database = new SQLite(join(folder, 'interest.db'), { readonly: true });
  const sealed = database.prepare<[string], Buffer>('SELECT sealed FROM contact WHERE id = ?').pluck().get(contact);
  database.close();
  return sealed ?? Buffer.alloc(0);
};

const logShortened = () => vi.waitFor(() => expect(statSync(join(folder, 'interest.db-wal')).size).toBe(0), { timeout: 10_000 });

test('an address rests on a consent to the very text that stood on the screen', async () => {
  const { contact, code } = await give();
  expect(code).toMatch(/^\d{9}$/);
  const [row] = read<Record<string, unknown>>(
    `SELECT contact.id, consent.purpose, consent.language, consent.given_at, consent.kiosk_id, text_hash, text FROM contact
      JOIN consent ON consent.id = consent_id JOIN consent_document ON hash = text_hash`,
  );
  expect(row).toMatchObject({ id: contact, purpose: 'answer', language: 'ru', given_at: began, kiosk_id: kioskId });
  const document = await visitors.document('answer', 'ru');
  expect(document).toMatchObject({ ok: true, value: { text: row?.['text'], hash: row?.['text_hash'] } });
  expect(row?.['text']).toContain('АО «Техноспарк», Троицк, ул. Промышленная, 11. Связь: +7 495 000-00-00\n');
  // another text than the one consented to, or nobody to consent to
  expect(await visitors.give({ visitId: newId(), purpose: 'answer', language: 'en', textHash: String(row?.['text_hash']), email })).toMatchObject({ ok: false });
  const [unnamed] = desks({ settings: { centreContact: { ...centreContact, address: ' ' } } });
  expect(await unnamed.document('answer', 'ru')).toMatchObject({ ok: false });
  expect(read('SELECT * FROM contact')).toHaveLength(1);
});

test('the database takes no address without a consent, a hash, a language and a time', async () => {
  await give();
  await store.stop();
  const database = new SQLite(join(folder, 'interest.db'));
  database.pragma('foreign_keys = ON');
  const [{ hash, consent } = { hash: '', consent: '' }] = database.prepare<[], { hash: string; consent: string }>('SELECT text_hash AS hash, id AS consent FROM consent').all();
  const consents = database.prepare('INSERT INTO consent (id, kiosk_id, purpose, text_hash, language, given_at) VALUES (?, ?, ?, ?, ?, ?)');
  const whole: (string | number | null)[] = [newId(), kioskId, 'answer', hash, 'ru', began];
  for (const [place, wrongs] of [[2, [null, '']], [3, [null, '', 'f'.repeat(64), 'G'.repeat(64)]], [4, [null, '']], [5, [null, 0, 'today']]] as const) {
    for (const wrong of wrongs) expect(() => consents.run(whole.with(place, wrong))).toThrow(/constraint|cannot store/i);
  }
  const contacts = database.prepare('INSERT INTO contact (id, consent_id, visit_id, given_at, sealed, code_hash) VALUES (?, ?, ?, ?, ?, ?)');
  const contact: (string | number | Buffer | null)[] = [newId(), newId(), newId(), began, Buffer.alloc(300), 'a'.repeat(64)];
  expect(() => contacts.run(contact)).toThrow(/FOREIGN KEY/);
  expect(() => contacts.run(contact.with(1, null))).toThrow(/NOT NULL/);
  expect(() => contacts.run(contact.with(1, consent))).toThrow(/UNIQUE/);
  database.close();
});

test('no file but contact.key and the sealed row know of an address, and the list shows a mask of it', async () => {
  const visitId = newId();
  await store.record({ ...stepViewed({ visitId }), lab: 'laser', kind: 'interest-expressed', item: null, value: { topic: 'visit' } });
  const { contact } = await give(email, visitId);
  expect(await store.ask('keepBackups', { folder: join(folder, 'backups'), quarantine: join(folder, 'quarantine'), day: '2026-11-22' })).toMatchObject({ ok: true });
  expect(filesWith(email)).toEqual([]);
  expect(filesWith('anna.petrova')).toEqual([]);
  expect(statSync(join(folder, 'contact.key')).mode & 0o777).toBe(0o600);
  const backup = join(folder, 'backups', 'interest_2026-11-22.db');
  expect(read('SELECT * FROM contact', backup)).toEqual([]);
  expect(read('SELECT * FROM consent', backup)).toHaveLength(1);
  expect(filesWith(sealedOf(contact)).toSorted()).not.toContain(join('backups', 'interest_2026-11-22.db'));

  const listed = await staff.list();
  expect(listed).toMatchObject({ ok: true, value: [{ id: contact, email: 'a•••@e•••.org', language: 'ru', givenAt: began, erasedAt: began + 30 * dayMs, answeredAt: null, topics: [{ lab: 'laser', topic: 'visit' }] }] });
  expect(JSON.stringify(listed)).not.toContain('petrova');
  expect(await staff.reveal({ proof: 'export', purpose: 'to answer' })).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await staff.reveal({ proof: 'contact', purpose: 'to answer' })).toMatchObject({ ok: true, value: [{ email }] });
  expect(deeds).toEqual([{ action: 'contacts-read', detail: { purpose: 'to answer', count: 1 } }]);
  expect(lines.join('\n')).not.toContain('petrova');
});

test('a database that was set aside forgets its addresses with the next upkeep', async () => {
  const { contact } = await give();
  const sealed = sealedOf(contact);
  await store.stop();
  const aside = join(folder, 'quarantine', '2026-11-22');
  mkdirSync(aside, { recursive: true });
  renameSync(join(folder, 'interest.db'), join(aside, 'interest.db'));
  await start();
  expect(filesWith(sealed)).toEqual([join('quarantine', '2026-11-22', 'interest.db')]);
  expect(await store.ask('keepBackups', { folder: join(folder, 'backups'), quarantine: join(folder, 'quarantine'), day: '2026-11-23' })).toMatchObject({ ok: true });
  expect(filesWith(sealed)).toEqual([]);
  expect(read('SELECT * FROM consent', join(aside, 'interest.db'))).toHaveLength(1);
});

test('whoever has the code takes the consent back: nothing of the address is left, with a record of why', async () => {
  const { contact, code } = await give();
  const sealed = sealedOf(contact);
  expect(await visitors.withdraw(code)).toEqual({ ok: true, value: { outcome: 'withdrawn', contact } });
  expect(await visitors.withdraw(code)).toEqual({ ok: true, value: { outcome: 'unknown' } });
  await logShortened();
  for (const bytes of [email, sealed, sealed.subarray(-64), Buffer.from(code)]) expect(filesWith(bytes)).toEqual([]);
  expect(read('SELECT contact_id, reason, at FROM contact_erasure')).toEqual([{ contact_id: contact, reason: 'withdrawn', at: began }]);
  expect(read('SELECT withdrawn_at FROM consent')).toEqual([{ withdrawn_at: began }]);
});

test('after five wrong codes none is looked at for half a minute, then for a whole one', async () => {
  const { code } = await give();
  const wrong = code === '000000000' ? '111111111' : '000000000';
  for (const lockedMs of [30_000, 60_000]) {
    for (let tries = 0; tries < 5; tries += 1) expect(await visitors.withdraw(wrong)).toEqual({ ok: true, value: { outcome: 'unknown' } });
    expect(await visitors.withdraw(code)).toEqual({ ok: true, value: { outcome: 'locked', lockedMs } });
    monotonicMs += lockedMs;
  }
  expect(await visitors.withdraw(code)).toMatchObject({ ok: true, value: { outcome: 'withdrawn' } });
});

test('after thirty days an address goes by itself, within the hour', async () => {
  await give();
  now += dayMs;
  const { contact: later } = await give('li.wei@example.com');
  const keep = () =>
    new StoreUpkeep({
      store,
      backups: join(folder, 'backups'),
      quarantine: join(folder, 'quarantine'),
      exports: join(folder, 'exports'),
      questions: questionBook(folder, () => now),
      turns: new Turns(),
      settings: async () => defaultSettings(kioskId),
      now: () => now,
      audit: (action, detail) => void deeds.push({ action, detail }),
      log: (_, line) => void lines.push(line),
    }).keep();
  now = began + 30 * dayMs;
  await keep();
  expect(read('SELECT * FROM contact')).toHaveLength(2);
  now += 1;
  await keep();
  expect(read('SELECT id FROM contact')).toEqual([{ id: later }]);
  expect(read('SELECT reason FROM contact_erasure')).toEqual([{ reason: 'retention' }]);
});

test('what was answered is marked, and erased by staff at once, with a proof', async () => {
  const [first, second] = [await give(), await give('li.wei@example.com')];
  expect(await staff.mark(first.contact, true)).toMatchObject({ ok: true, value: expect.arrayContaining([expect.objectContaining({ id: first.contact, answeredAt: now })]) });
  expect(await staff.erase({ proof: 'contact', which: 'answered' })).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await staff.erase({ proof: 'erase', which: 'answered' })).toMatchObject({ ok: true, value: [{ id: second.contact }] });
  expect(await staff.erase({ proof: 'erase', which: { contact: second.contact } })).toEqual({ ok: true, value: [] });
  expect(deeds.map(({ action, detail }) => [action, detail])).toEqual([
    ['contact-marked', { contact: first.contact, isAnswered: true }],
    ['contacts-erased', { which: 'answered', count: 1 }],
    ['contacts-erased', { which: second.contact, count: 1 }],
  ]);
});

test('an address that the disk takes too slowly is taken back: nobody would have its code', async () => {
  const orders: ContactDeed[] = [];
  const slow = { ...store, health: () => store.health(), contact: (deed: ContactDeed) => (orders.push(deed), new Promise(() => undefined)) } as unknown as InterestStore;
  const [hasty] = desks({ store: slow, writingLimitMs: 1 });
  const document = await hasty.document('answer', 'en');
  if (!document.ok) throw new Error(document.message);
  expect(await hasty.give({ visitId: newId(), purpose: 'answer', language: 'en', textHash: document.value.hash, email })).toMatchObject({ ok: false });
  await vi.waitFor(() => expect(orders.map(({ deed }) => deed)).toEqual(['give', 'erase']));
  for (const deed of orders) await store.contact(deed);
  // a replay after the erasure brings nothing back
  if (orders[0]) await store.contact(orders[0]);
  expect(read('SELECT * FROM contact')).toEqual([]);
});

test('a key that is not ours is never replaced, and another one unseals nothing', async () => {
  await give();
  writeFileSync(join(folder, 'contact.key'), `${'0'.repeat(64)}\n`);
  const [, stranger] = desks();
  expect(await stranger.list()).toMatchObject({ ok: true, value: [{ email: null }] });
  writeFileSync(join(folder, 'contact.key'), 'spoilt');
  const [keyless] = desks();
  const document = await keyless.document('answer', 'ru');
  if (!document.ok) throw new Error(document.message);
  expect(await keyless.give({ visitId: newId(), purpose: 'answer', language: 'ru', textHash: document.value.hash, email })).toMatchObject({ ok: false, message: 'contact.key is not a key' });
  expect(readFileSync(join(folder, 'contact.key'), 'utf8')).toBe('spoilt');
});

test('without a drive no file with addresses is written anywhere', async () => {
  await give();
  const order = { proof: 'contact', purpose: 'to answer', separator: 'comma', place: folder } as const;
  expect(await staff.export(order)).toEqual({ ok: true, value: { outcome: 'not-written', why: 'gone' } });
  expect(filesWith(email)).toEqual([]);
});
