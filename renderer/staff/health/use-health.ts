import { useCallback, useEffect, useState } from 'react';
import type { Pack } from '../../../electron/core/content.ts';
import type { HealthMeasurements, LastCheck } from '../../../electron/core/health.ts';
import { usePanel } from '../panel-context.tsx';
import { undecodableMedia } from './decode-media.ts';

/** What was found out without a hand. */
export interface Measured {
  readonly measurements: HealthMeasurements;
  readonly lastCheck: LastCheck | null;
  readonly undecodable: readonly string[];
}

async function measure(pack: Pack): Promise<Measured | null> {
  const [answer, undecodable] = await Promise.all([window.kiosk.readHealth(), undecodableMedia(pack)]);
  return answer.ok ? { ...answer.value, undecodable } : null;
}

/** The automatic checks: made when the page opens, and whenever asked. What was measured before stays until then. */
export function useHealth() {
  const { pack } = usePanel();
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [state, setState] = useState<'checking' | 'done' | 'failed'>('checking');
  const take = useCallback((found: Measured | null) => {
    setState(found === null ? 'failed' : 'done');
    if (found !== null) setMeasured(found);
  }, []);
  useEffect(() => {
    let isHere = true;
    void measure(pack).then((found) => isHere && take(found));
    return () => {
      isHere = false;
    };
  }, [pack, take]);
  /** False: nothing could be found out. */
  const check = async (): Promise<boolean> => {
    setState('checking');
    const found = await measure(pack);
    take(found);
    return found !== null;
  };
  return { measured, state, check };
}
