import { useState } from 'react';
import type { BackupEntry } from '../../../electron/core/backup.ts';
import type { ErasureList, SafekeepingState } from '../../../electron/core/safekeeping.ts';
import { useLooking } from '../use-looking.ts';

/** Between two looks while work goes on, and while a stick may be plugged in. */
const runningMs = 200;
const restingMs = 2_500;

interface Safekeeping {
  /** null until main has said */
  readonly state: SafekeepingState | null;
  readonly backups: readonly BackupEntry[] | null;
  readonly erasures: ErasureList | null;
  /** Looks at once, after an order. */
  readonly look: () => void;
}

const isRunning = (state: SafekeepingState | null) => state?.stage === 'restoring' || state?.stage === 'erasing';

/** How the work stands, which backups there are, what was erased: a stick that is plugged in appears by itself. */
export function useSafekeeping(): Safekeeping {
  const [state, setState] = useState<SafekeepingState | null>(null);
  const [backups, setBackups] = useState<readonly BackupEntry[] | null>(null);
  const [erasures, setErasures] = useState<ErasureList | null>(null);
  const look = useLooking(async () => {
    const followed = await window.kiosk.followSafekeeping();
    const present = followed.ok ? followed.value : null;
    const lists = isRunning(present) ? null : await Promise.all([window.kiosk.listBackups(), window.kiosk.listErasures()]);
    const take = () => {
      if (present) setState(present);
      if (lists?.[0].ok) setBackups(lists[0].value);
      if (lists?.[1].ok) setErasures(lists[1].value);
    };
    return { take, againMs: isRunning(present) ? runningMs : restingMs };
  });
  return { state, backups, erasures, look };
}
