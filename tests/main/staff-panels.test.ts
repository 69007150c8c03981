import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelKind } from '../../electron/core/panel-session.ts';
import type { ChosenPack } from '../../electron/main/choose-pack.ts';
import { PinChange } from '../../electron/main/staff/pin-change.ts';
import { StaffAccess } from '../../electron/main/staff/access.ts';
import { answerEntry, PanelLanguage } from '../../electron/main/staff/answer-entry.ts';
import { answerKiosk } from '../../electron/main/staff/answer-kiosk.ts';
import { usualShutdown } from '../../electron/main/staff/machine.ts';
import { Takeover } from '../../electron/main/tour/takeover.ts';
import { Panels } from '../../electron/main/staff/panels.ts';
import { StandingOrders } from '../../electron/main/staff/standing-orders.ts';
import { defaultSettings } from '../../electron/core/settings.ts';
import { refusal, success } from '../../electron/core/result.ts';

let now: number;
let said: string[];

function openPanels(): Panels {
  return new Panels({
    monotonicMs: () => now,
    screen: { open: (page) => said.push(`open ${page}`), close: () => said.push('close') },
    onOpened: () => undefined,
    onClosed: (kind, why) => said.push(`${kind} ${why}`),
  });
}

/** The clocks of timers and of sessions go together. */
function pass(ms: number): void {
  for (let left = ms; left > 0; left -= 500) {
    now += Math.min(left, 500);
    vi.advanceTimersByTime(Math.min(left, 500));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  said = [];
});

afterEach(() => vi.useRealTimers());

describe('panels', () => {
  it.each<[PanelKind, number]>([['set-up', 120], ['pin', 60], ['staff', 120]])('%s goes away after %i s untouched', (kind, seconds) => {
    const panels = openPanels();
    panels.open(kind);
    pass(seconds * 1000 - 1000);
    panels.touch();
    pass(seconds * 1000 - 500);
    expect(panels.kind).toBe(kind);
    pass(1000);
    expect(said.slice(1)).toEqual(['close', `${kind} idle`]);
  });

  it('staff ends after 15 minutes whatever is touched', () => {
    const panels = openPanels();
    panels.open('staff');
    for (let second = 0; second < 899; second += 1) {
      pass(1000);
      panels.touch();
    }
    expect(panels.kind).toBe('staff');
    pass(1000);
    expect(panels.kind).toBeNull();
  });

  it('keeps the window from set-up to PIN, and opens another for staff', () => {
    const panels = openPanels();
    panels.open('set-up');
    panels.open('pin');
    panels.open('staff');
    panels.close('left');
    panels.close('idle');
    expect(said).toEqual(['open entry', 'open staff', 'close', 'staff left']);
  });
});

describe('standing orders', () => {
  it('tell a window at once what it has not seen, else at the next change; cleaning ends by itself', async () => {
    const kept: boolean[] = [];
    const standing = new StandingOrders({ monotonicMs: () => now, keepOutOfOrder: (isOn) => kept.push(isOn) });
    expect(await standing.next(0)).toMatchObject({ version: 1, notice: null, isRehearsal: false });
    const next = standing.next(1);
    standing.closeDown(true);
    expect(await next).toMatchObject({ version: 2, notice: 'out-of-order' });
    standing.clean();
    pass(20_000);
    expect(standing.present).toMatchObject({ notice: 'cleaning', cleaningMs: 40_000 });
    const back = standing.next(standing.present.version);
    pass(40_000);
    expect(await back).toMatchObject({ notice: 'out-of-order', cleaningMs: 0 });
    expect(kept).toEqual([true]);
  });
});

describe('the machine', () => {
  const kiosk = (run: Parameters<typeof answerKiosk>[0]['run'], shutdownCommand: readonly string[] | null) => {
    const panels = openPanels();
    const standing = new StandingOrders({ monotonicMs: () => now, keepOutOfOrder: () => undefined });
    const access = new StaffAccess({
      dataDirectory: '/nowhere',
      monotonicMs: () => now,
      now: () => new Date(0),
      audit: () => undefined,
      tell: () => undefined,
      readKeys: () => Promise.resolve([]),
    });
    const settings = { ...defaultSettings('0192f0c1-0000-4000-8000-000000000001'), shutdownCommand: shutdownCommand && [...shutdownCommand] };
    const calls = answerKiosk({
      access,
      pinChange: new PinChange(access, () => undefined),
      panels,
      standing,
      settings: () => Promise.resolve(settings),
      audit: (action) => said.push(action),
      run,
      end: (again) => said.push(again ? 'ends and starts' : 'ends'),
      drives: () => Promise.resolve(['/stick']),
      warn: () => undefined,
    });
    const language = new PanelLanguage(() => Promise.resolve('ru'));
    const entry = answerEntry({ access, panels, takeover: new Takeover({ announce: () => undefined, uncover: () => undefined, arrive: () => undefined }), standing, settings: () => Promise.resolve(settings), pack: new Promise<ChosenPack>(() => undefined), panelLanguage: language });
    return { calls, entry, panels, standing };
  };

  it('is shut down by the command of the settings or of the system, and not where that fails', async () => {
    const ran: string[] = [];
    const good = kiosk((program, parameters) => (ran.push([program, ...parameters].join(' ')), Promise.resolve(success(null))), ['/sbin/halt', '-p']);
    expect(await good.calls.shutDownMachine(undefined, null)).toMatchObject({ ok: true });
    expect(ran).toEqual(['/sbin/halt -p']);
    expect(said).toEqual(['shut-down', 'ends']);
    said = [];
    const refused = kiosk((program) => (ran.push(program), Promise.resolve(refusal('failed', 'no'))), null);
    expect(await refused.calls.shutDownMachine(undefined, null)).toMatchObject({ ok: false });
    expect(ran.at(-1)).toBe(usualShutdown(process.platform)[0]);
    expect(said).toEqual(['shut-down', 'shut-down-failed']);
  });

  it('cleaning closes the panel and nothing opens until it is over; a key and another PIN need their proof', async () => {
    const { calls, entry, panels } = kiosk(() => Promise.resolve(success(null)), null);
    panels.open('staff');
    await calls.startCleaning(undefined, null);
    expect(panels.kind).toBeNull();
    vi.useRealTimers();
    await entry.openEntry(undefined, null);
    expect(panels.kind).toBeNull();
    expect(await calls.makeUsbKey({ proof: '0'.repeat(64) }, null)).toMatchObject({ ok: false });
    expect(said).not.toContain('key-made');
    expect(await calls.proposePin({ holder: 'staff', proof: '0'.repeat(64) }, null)).toMatchObject({ ok: false });
  });
});
