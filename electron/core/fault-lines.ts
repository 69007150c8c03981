/** A warning of the log, as one line that names nobody. */
export interface FaultLine {
  /** UTC, ms since 1970 */
  readonly at: number;
  readonly line: string;
}

const entry = /^\[(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\] \[(?:warn|error)\] (.+)$/;

const longestLine = 160;

/**
 * The latest warnings in a piece of the log's end, latest first. What follows an entry's first line (a stack) is left
 * out. The log names nobody by rule; what could still be an address or somebody's folder is struck out here.
 */
export function lastFaults(log: string, most: number): readonly FaultLine[] {
  return log
    .split('\n')
    .flatMap((text) => {
      const [, time = '', line = ''] = entry.exec(text) ?? [];
      const at = Date.parse(time);
      return Number.isNaN(at) ? [] : [{ at, line: nameless(line) }];
    })
    .slice(-most)
    .reverse();
}

/** A line without what could name a person: an e-mail address, somebody's folder. */
export function nameless(line: string): string {
  const struck = line
    .replaceAll(/[^\s@<>()"“]+@[^\s@<>()"”]+/g, '…')
    .replaceAll(/(\/home\/|\/Users\/|\\Users\\)[^/\\\s]+/g, '$1…');
  return struck.length > longestLine ? `${struck.slice(0, longestLine - 1)}…` : struck;
}
