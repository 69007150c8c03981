/** One line for whoever started the kiosk. */
export function say(line: string): void {
  process.stdout.write(`kiosk: ${oneLine(line)}\n`);
}

/** One line about something that is not as it should be. */
export function warn(line: string): void {
  process.stderr.write(`kiosk: ${oneLine(line)}\n`);
}

/** A kiosk whose terminal went away goes on; writing to nobody is no fault. */
export function outliveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function oneLine(line: string): string {
  return line.replaceAll(/\s*[\r\n]+\s*/g, ' ');
}
