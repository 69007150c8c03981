import type { Audit } from '../../core/audit.ts';
import type { Handlers } from '../../core/contract.ts';
import { judgeHealth } from '../../core/health.ts';
import { morningCheckDetail } from '../../core/morning-check.ts';
import { success } from '../../core/result.ts';
import type { HealthDesk } from '../health/health-desk.ts';

interface HealthParts {
  readonly health: HealthDesk;
  readonly audit: Audit;
  /** UTC, ms since 1970 */
  readonly now: () => number;
}

/** What main answers to the health page. A morning check is on record with what it came to. */
export function answerHealth({ health, audit, now }: HealthParts): Pick<Handlers<unknown>, 'readHealth' | 'recordMorningCheck'> {
  return {
    readHealth: async () => success({ measurements: await health.measure(), lastCheck: health.lastCheck }),
    recordMorningCheck: async (hands) => {
      const report = judgeHealth(await health.recent(), hands);
      health.lastCheck = { at: now(), verdict: report.verdict };
      audit('morning-check', morningCheckDetail(report, hands));
      return success(report);
    },
  };
}
