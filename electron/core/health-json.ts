import { judgeHealth, type HealthMeasurements, type LastCheck } from './health.ts';

/**
 * The health report for other programs. It names a machine and never a person: of the log's faults it tells how many
 * there are and when the last one was, not what they say.
 */
export function healthJson(kioskId: string, { faults, at, ...measurements }: HealthMeasurements, lastCheck: LastCheck | null) {
  return {
    kioskId,
    at,
    ...judgeHealth({ faults, at, ...measurements }, {}),
    lastMorningCheck: lastCheck,
    measurements: { ...measurements, faults: { count: faults.length, lastAt: faults[0]?.at ?? null } },
  };
}
