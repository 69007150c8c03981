import { useEffect, useState } from 'react';
import type { Figures, FiguresRange } from '../../../electron/core/figures.ts';

export interface FiguresState {
  readonly range: FiguresRange;
  /** of the last range that was answered; stay while the next one is counted; null when it could not be */
  readonly figures: Figures | null;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  readonly choose: (range: FiguresRange) => void;
  readonly again: () => void;
}

interface Request {
  readonly range: FiguresRange;
}

/** The figures of a range, asked for anew whenever one is chosen. An answer that comes too late is not shown. */
export function useFigures(first: FiguresRange): FiguresState {
  const [request, setRequest] = useState<Request>({ range: first });
  const [answer, setAnswer] = useState<{ readonly to: Request; readonly figures: Figures | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void window.kiosk.readFigures(request).then((result) => {
      if (isWanted) setAnswer({ to: request, figures: result.ok ? result.value : null });
    });
    return () => {
      isWanted = false;
    };
  }, [request]);
  const isLoading = answer?.to !== request;
  return {
    range: request.range,
    figures: answer?.figures ?? null,
    isLoading,
    hasFailed: !isLoading && answer?.figures === null,
    choose: (range) => setRequest({ range }),
    again: () => setRequest({ range: request.range }),
  };
}
