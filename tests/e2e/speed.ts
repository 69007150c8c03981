import type { ElectronApplication } from '@playwright/test';

/** What `setSpeed` leaves in the main process: the real clocks, and where the quick ones stood when they were last set. */
interface QuickClocks {
  readonly hrtime: () => bigint;
  readonly date: () => number;
  readonly set: (factor: number) => void;
}

/** Lets the clocks of main run `factor` times as fast from now on; timers, pictures and sound stay as they are. */
export async function setSpeed(app: ElectronApplication, factor: number): Promise<void> {
  await app.evaluate((_electron, speed) => {
    const place = globalThis as { quickClocks?: QuickClocks };
    if (!place.quickClocks) {
      const hrtime = process.hrtime.bigint.bind(process.hrtime);
      const date = Date.now.bind(Date);
      let from = { hrtime: hrtime(), date: date() };
      let shown = from;
      let times = 1;
      const quick = () => {
        const now = { hrtime: hrtime(), date: date() };
        return { hrtime: shown.hrtime + (now.hrtime - from.hrtime) * BigInt(times), date: shown.date + (now.date - from.date) * times };
      };
      process.hrtime.bigint = () => quick().hrtime;
      Date.now = () => quick().date;
      const set = (next: number) => {
        shown = quick();
        from = { hrtime: hrtime(), date: date() };
        times = next;
      };
      place.quickClocks = { hrtime, date, set };
    }
    place.quickClocks.set(speed);
  }, factor);
}
