import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Recovery, type Page } from '../../electron/main/recovery.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A screen whose pages come at once and beat every second until told otherwise. */
function kiosk({ now = () => performance.now(), isKillable = true, firstBeat = true } = {}) {
  const shown: { at: number; how: 'load' | 'replace'; page: Page }[] = [];
  const losses: string[] = [];
  let isBeating = true;
  let comes = true;
  const note = (how: 'load' | 'replace') => (page: Page) => {
    shown.push({ at: performance.now(), how, page });
    if (page === 'tour' && firstBeat && isBeating && comes) queueMicrotask(() => recovery.beat());
    return Promise.resolve(comes);
  };
  const recovery: Recovery = new Recovery({
    now,
    onLoss: (line) => losses.push(line),
    screen: { load: note('load'), replace: note('replace'), kill: () => { if (isKillable) recovery.lost('killed'); } },
  });
  setInterval(() => {
    if (isBeating && shown.at(-1)?.page === 'tour') recovery.beat();
  }, 1000);
  recovery.start();
  return {
    recovery,
    shown,
    losses,
    hang: () => { isBeating = false; },
    wake: () => { isBeating = true; },
    breakPages: () => { comes = false; },
    repairPages: () => { comes = true; },
  };
}

describe('recovery', () => {
  it('loads the tour again at once, whatever the reason', async () => {
    const { recovery, shown } = kiosk();
    for (const reason of ['crashed', 'oom', 'killed', 'clean-exit', 'abnormal-exit', 'launch-failed', 'integrity-failure']) {
      await vi.advanceTimersByTimeAsync(61_000);
      recovery.lost(reason);
      expect(shown.at(-1)).toEqual({ at: performance.now(), how: 'load', page: 'tour' });
    }
    expect(shown).toHaveLength(8);
  });

  it('gives a healthy window its peace', async () => {
    const { shown, losses } = kiosk();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([shown.length, losses]).toEqual([1, []]);
  });

  it('ends a window that misses five beats, within eight seconds', async () => {
    const { shown, losses, hang, wake } = kiosk();
    await vi.advanceTimersByTimeAsync(10_300);
    hang();
    await vi.advanceTimersByTimeAsync(3_500);
    expect(losses).toEqual([]);
    const before = performance.now();
    await vi.advanceTimersByTimeAsync(2_500);
    wake();
    expect(losses).toEqual(['tour lost (killed), 1 within 60 s']);
    expect(shown.at(-1)?.page).toBe('tour');
    expect((shown.at(-1)?.at ?? Infinity) - before + 3_500).toBeLessThanOrEqual(6_000);
  });

  it('shows the poster in a new window at the third loss within a minute, and tries again with growing pauses', async () => {
    const { recovery, shown } = kiosk();
    recovery.lost('crashed');
    await vi.advanceTimersByTimeAsync(5_000);
    recovery.lost('oom');
    await vi.advanceTimersByTimeAsync(5_000);
    const pauses: number[] = [];
    for (let loss = 3; loss <= 7; loss += 1) {
      recovery.lost('crashed');
      const poster = shown.at(-1);
      expect(poster).toMatchObject({ how: 'replace', page: 'poster' });
      while (shown.at(-1)?.page === 'poster') await vi.advanceTimersByTimeAsync(100);
      pauses.push((shown.at(-1)?.at ?? 0) - (poster?.at ?? 0));
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
  });

  it('never waits longer than a minute between tries, for as long as it takes', async () => {
    const { shown, breakPages } = kiosk();
    breakPages();
    await vi.advanceTimersByTimeAsync(3_600_000);
    const tries = shown.filter(({ page }) => page === 'tour').map(({ at }) => at);
    expect(tries.length).toBeLessThan(3_600);
    for (const [index, at] of tries.slice(1).entries()) expect(at - (tries[index] ?? 0)).toBeLessThanOrEqual(61_000);
  });

  it('forgets losses after a quiet minute', async () => {
    const { recovery, shown } = kiosk();
    recovery.lost('crashed');
    recovery.lost('crashed');
    await vi.advanceTimersByTimeAsync(61_000);
    recovery.lost('crashed');
    expect(shown.at(-1)).toMatchObject({ how: 'load', page: 'tour' });
  });

  it('gives up a page that never gives its first beat, later each time', async () => {
    const { shown, losses, hang } = kiosk({ firstBeat: false });
    hang();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(losses).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(losses).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(58_000);
    expect(losses).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(losses).toHaveLength(2);
    expect(shown.map(({ page }) => page)).toEqual(['tour', 'tour', 'tour']);
  });

  it('takes a failed load for a loss, but not that of a page already given up', async () => {
    const { recovery, losses, breakPages, repairPages } = kiosk();
    await vi.advanceTimersByTimeAsync(2_000);
    breakPages();
    recovery.lost('crashed');
    repairPages();
    recovery.lost('crashed');
    await vi.advanceTimersByTimeAsync(900);
    expect(losses).toEqual(['tour lost (crashed), 1 within 60 s', 'tour lost (crashed), 2 within 60 s']);
  });

  it('lets the kiosk quit', async () => {
    const { recovery, shown } = kiosk();
    recovery.stop();
    recovery.lost('clean-exit');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown).toHaveLength(1);
  });

  it('leaves a window behind that cannot even be killed', async () => {
    const { shown, losses, hang } = kiosk({ isKillable: false });
    await vi.advanceTimersByTimeAsync(5_000);
    hang();
    await vi.advanceTimersByTimeAsync(7_000);
    expect(losses).toEqual(['tour lost (would not end), 1 within 60 s']);
    expect(shown.at(-1)).toMatchObject({ how: 'replace', page: 'tour' });
  });

  it('blames nobody while the whole machine is short of time', async () => {
    let slowness = 1;
    const { losses, hang } = kiosk({ now: () => performance.now() * slowness });
    await vi.advanceTimersByTimeAsync(5_000);
    slowness = 2;
    hang();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(losses).toEqual([]);
  });
});
