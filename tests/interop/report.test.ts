import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../electron/core/language.ts';
import { reportNames } from '../../electron/core/report-job.ts';
import { loadPack } from '../../electron/main/content-pack.ts';
import { openOnDisk } from '../../electron/store/open-database.ts';
import { Reader } from '../../electron/store/reading-database.ts';
import { writeReport } from '../../electron/store/tasks/write-report.ts';
import { exportRow } from '../fixtures/export-rows.ts';
import { hostileTexts } from '../fixtures/hostile-values.ts';
import { convertWithLibreOffice } from '../fixtures/libreoffice.ts';
import { fillWithVisits } from '../fixtures/many-visits.mjs';

const now = Date.UTC(2026, 10, 22, 9, 30);
const builtIn = fileURLToPath(new URL('../../assets/packs/technospark', import.meta.url));

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-report-'));
  const opened = openOnDisk(folder, () => undefined);
  fillWithVisits(opened, 20_000, now);
  opened.database.transaction(() => {
    for (const item of hostileTexts(500, '\0')) opened.writer.insertAsIs(exportRow({ kind: 'exhibit-used', item, at: now - 1_000 }));
  })();
  opened.database.close();
});

afterAll(() => rm(folder, { recursive: true }));

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

test('LibreOffice opens the report in every language with its charts, bars and numbers, and finds not one formula', async () => {
  const { pack } = await loadPack({ builtIn });
  const database = new Reader().at({ path: join(folder, 'interest.db') });
  const files = [];
  for (const language of languages) {
    const outcome = await writeReport(
      database,
      {
        folder: join(folder, 'exports'), name: `interest_${language}.xlsx`, isDrive: false, language, names: reportNames(pack, language),
        figures: { range: { span: 'all' }, timeZone: 'Europe/Moscow', now }, kiosk: { id: '5f3a1c9e-7f1b-4f0e-9a53-0c1d2e3f4a5b', name: '' },
      },
      { report: () => undefined, throwIfCancelled: () => undefined },
    );
    if (outcome.outcome !== 'written') throw new Error(outcome.message);
    files.push(outcome.file);
  }
  await convertWithLibreOffice(folder, files, 'fods');
  for (const language of languages) {
    const sheets = await readFile(join(folder, 'out', `interest_${language}.fods`), 'utf8');
    expect(count(sheets, /<table:table table:name=/g)).toBeGreaterThanOrEqual(9);
    expect(count(sheets, /<draw:object/g)).toBe(3);
    expect(count(sheets, /<calcext:data-bar /g)).toBeGreaterThanOrEqual(8);
    expect(count(sheets, /<calcext:color-scale>/g)).toBe(1);
    expect(count(sheets, /office:value-type="(float|percentage|time)"/g)).toBeGreaterThan(100);
    expect(count(sheets, /office:value-type="date"/g)).toBe(1);
    expect(count(sheets, /Err:5\d\d|#REF!|#NAME\?/g)).toBe(0);
    expect(count(sheets, /table:formula=/g)).toBe(0);
  }
});
