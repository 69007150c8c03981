import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';

/** While this file is in the data directory the poster stands; an administrator may take it away by hand. */
const name = 'out-of-order';

export async function isOutOfOrder(dataDirectory: string): Promise<boolean> {
  return stat(join(dataDirectory, name)).then(() => true, () => false);
}

export async function keepOutOfOrder(dataDirectory: string, isOn: boolean): Promise<void> {
  if (isOn) await writeAtomically(join(dataDirectory, name), 'Staff put the kiosk out of order. Without this file the tour is back at the next start.\n');
  else await rm(join(dataDirectory, name), { force: true });
}
