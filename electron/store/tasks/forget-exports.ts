import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isErasureAct } from '../../core/erasure.ts';
import { readExportName } from '../../core/export.ts';
import { recapDay } from '../../core/recap-name.ts';
import { dayMs, wallClock, type WallClock } from '../../core/local-time.ts';
import type { TaskArgument, TaskValue } from '../../core/store-tasks.ts';
import { draftName } from '../export/draft-file.ts';
import type { Span } from '../event-eraser.ts';
import type { ReadingDatabase } from '../reading-database.ts';
import { syncFile, syncFolder } from '../sync-file.ts';

/** Beside the exports: which erasures have been carried out on all of them, a line each. */
const doneName = '.erasures-done';

const sumEnding = '.sha256';

/** On either side: the days in a file's name are those of a time zone that may have been another one. */
const slackMs = dayMs;

interface Recorded extends Span {
  /** grows with every batch, so that an erasure that was interrupted and goes on is carried out again */
  readonly mark: string;
}

function readDone(folder: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(join(folder, doneName), 'utf8').split('\n'));
  } catch {
    return new Set();
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((each) => !each.isDirectory() && each.name !== doneName).map(({ name }) => name);
}

/** When the rows of a file can be from; null: it holds none. A name that somebody gave says nothing: they can be any. */
function spanOf(name: string, clock: WallClock): Span | null {
  const found = readExportName(name);
  const tour = recapDay(name);
  // a report holds sums, an act says what is gone: both stay
  if (found?.format === 'xlsx' || isErasureAct(name)) return null;
  const { firstDay = tour, lastDay = tour } = found ?? {};
  return {
    from: firstDay === null ? -Infinity : clock.startOf(firstDay) - slackMs,
    before: lastDay === null ? Infinity : clock.startOf(lastDay) + dayMs + slackMs,
  };
}

/**
 * Removes every file from a folder of exports that may hold rows of an erasure that was not carried out there yet. Whatever
 * is there was exported before: whoever exports into this folder takes turns with erasures.
 */
export function forgetExports(database: ReadingDatabase, { folder, timeZone }: TaskArgument<'forgetExports'>): TaskValue<'forgetExports'> {
  const recorded = database.prepare<[], Recorded>(`SELECT id || ' ' || events AS mark, from_at AS "from", before_at AS before FROM erasure`).all();
  const done = readDone(folder);
  const due = recorded.filter(({ mark }) => !done.has(mark));
  if (due.length === 0) return { removed: 0 };
  mkdirSync(folder, { recursive: true });
  const clock = wallClock(timeZone);
  const mayHold = (name: string): boolean => {
    if (draftName.test(name)) return true;
    const span = spanOf(name, clock);
    return span !== null && due.some(({ from, before }) => from < span.before && before > span.from);
  };
  const files = filesIn(folder).filter((name) => !name.endsWith(sumEnding));
  const old = files.filter(mayHold);
  for (const name of old) {
    rmSync(join(folder, name), { force: true });
    rmSync(join(folder, name + sumEnding), { force: true });
  }
  writeDone(folder, recorded);
  return { removed: old.length };
}

function writeDone(folder: string, recorded: readonly Recorded[]): void {
  const [path, draft] = [join(folder, doneName), join(folder, `${doneName}.part`)];
  writeFileSync(draft, recorded.map(({ mark }) => mark).join('\n'));
  syncFile(draft);
  renameSync(draft, path);
  syncFolder(folder);
}
