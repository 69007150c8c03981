import { useState } from 'react';
import type { ExportPlace, ExportState } from '../../../electron/core/export-desk.ts';
import { useLooking } from '../use-looking.ts';

/** Between two looks while a file is on its way, and between two looks for drives. */
const runningMs = 200;
const restingMs = 1_500;

interface Export {
  /** null until main has said */
  readonly state: ExportState | null;
  readonly places: readonly ExportPlace[];
  /** Looks at once, after an order. */
  readonly look: () => void;
}

/** How the export stands and where one can go: a stick that is plugged in appears by itself. */
export function useExport(): Export {
  const [state, setState] = useState<ExportState | null>(null);
  const [places, setPlaces] = useState<readonly ExportPlace[]>([]);
  const look = useLooking(async () => {
    const followed = await window.kiosk.followExport();
    const isRunning = followed.ok && followed.value.stage === 'running';
    const listed = isRunning ? null : await window.kiosk.listExportPlaces();
    const take = () => {
      if (followed.ok) setState(followed.value);
      if (listed?.ok) setPlaces(listed.value);
    };
    return { take, againMs: isRunning ? runningMs : restingMs };
  });
  return { state, places, look };
}
