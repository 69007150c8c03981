import { useEffect, useRef, useState } from 'react';
import type { ExportPlace, ExportState } from '../../../electron/core/export-desk.ts';

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
  const asking = useRef<() => void>(() => undefined);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      clearTimeout(timer);
      const followed = await window.kiosk.followExport();
      const listed = followed.ok && followed.value.stage === 'running' ? null : await window.kiosk.listExportPlaces();
      if (isGone) return;
      if (followed.ok) setState(followed.value);
      if (listed?.ok) setPlaces(listed.value);
      timer = setTimeout(() => void ask(), followed.ok && followed.value.stage === 'running' ? runningMs : restingMs);
    };
    asking.current = () => void ask();
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, []);
  return { state, places, look: () => asking.current() };
}
