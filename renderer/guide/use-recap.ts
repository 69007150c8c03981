import { useState } from 'react';
import type { ExportPlace } from '../../electron/core/export-desk.ts';
import type { RecapState } from '../../electron/core/recap.ts';
import { useLooking } from '../staff/use-looking.ts';

/** Between two looks while something is on its way, and between two looks for drives. */
const runningMs = 300;
const restingMs = 1_500;

/** How the recap stands, and the drives it can be taken away on: one that is plugged in appears by itself. */
export function useRecap() {
  const [state, setState] = useState<RecapState | null>(null);
  const [drives, setDrives] = useState<readonly ExportPlace[]>([]);
  const look = useLooking(async () => {
    const followed = await window.kiosk.followRecap();
    const isRunning = followed.ok && (followed.value.stage === 'making' || (followed.value.stage === 'made' && followed.value.copy.stage === 'running'));
    const listed = isRunning ? null : await window.kiosk.listRecapDrives();
    const take = () => {
      if (followed.ok) setState(followed.value);
      if (listed?.ok) setDrives(listed.value);
    };
    return { take, againMs: isRunning ? runningMs : restingMs };
  });
  return { state, drives, look };
}
