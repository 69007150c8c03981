import type { HealthMeasurements, LastCheck } from '../../core/health.ts';
import type { HealthMeter } from './measure-health.ts';

/** However often a program asks, the kiosk is measured no more often than this for it. */
const recentMs = 60_000;

/** The measurements for everybody who asks: one at a time, and the same for all who wait for it. */
export class HealthDesk {
  private readonly meter: Pick<HealthMeter, 'measure'>;
  private readonly monotonicMs: () => number;
  private running: Promise<HealthMeasurements> | null = null;
  private latest: { readonly measurements: HealthMeasurements; readonly at: number } | null = null;
  /** the last morning check since the start */
  lastCheck: LastCheck | null = null;

  constructor(meter: Pick<HealthMeter, 'measure'>, monotonicMs: () => number) {
    this.meter = meter;
    this.monotonicMs = monotonicMs;
  }

  /** As it is now. */
  measure(): Promise<HealthMeasurements> {
    this.running ??= this.meter
      .measure()
      .then((measurements) => {
        this.latest = { measurements, at: this.monotonicMs() };
        return measurements;
      })
      .finally(() => {
        this.running = null;
      });
    return this.running;
  }

  /** As it was within the last minute. */
  async recent(): Promise<HealthMeasurements> {
    if (this.latest !== null && this.monotonicMs() - this.latest.at < recentMs) return this.latest.measurements;
    return this.measure();
  }
}
