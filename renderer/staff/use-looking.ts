import { useCallback, useEffect, useEffectEvent, useRef } from 'react';

/**
 * Asks main again and again while a page stands there. `ask` gives what is to be done with the answer, which is left
 * undone once the page has gone, and says in how many ms to ask again. Returns how to ask at once.
 */
export function useLooking(ask: () => Promise<{ readonly take: () => void; readonly againMs: number }>): () => void {
  const asking = useRef<() => void>(() => undefined);
  const onAsk = useEffectEvent(ask);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      clearTimeout(timer);
      const { take, againMs } = await onAsk();
      if (isGone) return;
      take();
      timer = setTimeout(() => void look(), againMs);
    };
    asking.current = () => void look();
    void look();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, []);
  return useCallback(() => asking.current(), []);
}
