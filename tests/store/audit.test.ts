import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AuditRow } from '../../electron/core/audit.ts';
import type { FromStore } from '../../electron/core/store-messages.ts';
import { createAudit } from '../../electron/main/audit.ts';
import { InterestQueue } from '../../electron/main/interest-queue.ts';
import { InterestService } from '../../electron/store/interest-service.ts';

const kioskId = '0192f0c1-0000-4000-8000-000000000001';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-audit-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function rows(): unknown[] {
  const database = new SQLite(join(folder, 'interest.db'), { readonly: true });
  try {
    return database.prepare('SELECT * FROM audit ORDER BY id').all();
  } finally {
    database.close();
  }
}

test('a deed outlives a store that died before and after writing it, and is one row', async () => {
  const queue = new InterestQueue(1);
  const row: AuditRow = { id: newId(), kioskId, at: 1_000, action: 'entered', detail: { by: 'pin' } };
  const written = queue.audit(row);
  // The first store dies without a word; the second writes and dies before it answers; the third answers.
  queue.take();
  queue.rewind();
  for (const isAnswerHeard of [false, true]) {
    const said: FromStore[] = [];
    const service = new InterestService(folder, (message) => said.push(message));
    for (const order of queue.take()) service.receive(order);
    service.close();
    const done = said.find((message) => message.type === 'done');
    expect(done).toBeDefined();
    if (isAnswerHeard && done?.type === 'done') queue.answer(done);
    else queue.rewind();
  }
  expect(await written).toEqual({ ok: true, value: { id: row.id } });
  expect(rows()).toEqual([{ id: row.id, kiosk_id: kioskId, at: 1_000, action: 'entered', detail: '{"by":"pin"}' }]);
});

test('a deed whose detail does not fit is on record without it', async () => {
  const queue = new InterestQueue(1);
  const warned: string[] = [];
  const audit = createAudit({ store: queue, kioskId: () => Promise.resolve(kioskId), now: () => 5.4, warn: (line) => warned.push(line) });
  audit('exported', { file: 'x'.repeat(501) });
  await vi.waitFor(() => expect(queue.isEmpty).toBe(false));
  expect(queue.take()).toMatchObject([{ type: 'audit', row: { kioskId, at: 5, action: 'exported', detail: {} } }]);
  expect(warned).toHaveLength(1);
});
