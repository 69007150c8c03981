import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginTry,
  calmGuard,
  firstLockMs,
  guardAtRest,
  isEasyPin,
  lockRemainingMs,
  longestLockMs,
  pinSchema,
  proofSchema,
  resumeGuard,
  settleGuard,
  triesARound,
  triesLeft,
  type RunningGuard,
} from '../../electron/core/access.ts';

/** Wrong tries until the pad locks, from a moment when it is open. */
function tryUntilLocked(guard: RunningGuard, now: number): RunningGuard {
  let locked = settleGuard(guard, now);
  for (let count = 0; locked.lockedMs === 0 && count <= triesARound; count += 1) locked = beginTry(locked, now) ?? locked;
  return locked;
}

describe('lock-out', () => {
  it('lets five tries pass, then holds for 30 s, twice as long each time, up to 15 minutes', () => {
    let guard = resumeGuard(calmGuard, 0);
    let now = 0;
    const lengths: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      expect(triesLeft(guard)).toBe(triesARound);
      guard = tryUntilLocked(guard, now);
      lengths.push(lockRemainingMs(guard, now) / 1000);
      expect(beginTry(guard, now + guard.lockedMs - 1)).toBeNull();
      now += guard.lockedMs;
      guard = settleGuard(guard, now);
    }
    expect(lengths).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('never admits more tries than its lengths allow, whatever is tried when, with restarts in between', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ waitMs: fc.nat(2_000_000), isRestart: fc.boolean() }), { maxLength: 200 }), (deeds) => {
        let now = 0;
        let guard = resumeGuard(calmGuard, now);
        let admitted = 0;
        let lockedUntil = 0;
        let longest = 0;
        for (const { waitMs, isRestart } of deeds) {
          now += waitMs;
          if (isRestart) {
            guard = resumeGuard(guardAtRest(settleGuard(guard, now)), now);
            if (guard.lockedMs > 0) lockedUntil = now + guard.lockedMs;
          }
          const after = beginTry(guard, now);
          expect(after === null).toBe(now < lockedUntil);
          if (after === null) continue;
          admitted += 1;
          guard = after;
          if (admitted % triesARound === 0) {
            longest = longest === 0 ? firstLockMs : Math.min(longest * 2, longestLockMs);
            expect(guard.lockedMs).toBe(longest);
            lockedUntil = now + longest;
          }
        }
      }),
    );
  });

  it('begins again in full with every start, and no clock shortens it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: longestLockMs }), fc.double(), fc.double(), (lockedMs, startedAt, clock) => {
        const guard = resumeGuard({ tries: 0, lockouts: 3, lockedMs }, startedAt);
        expect(lockRemainingMs(guard, startedAt)).toBe(lockedMs);
        const remaining = lockRemainingMs(guard, clock);
        const isForward = Number.isFinite(clock - startedAt) && clock > startedAt;
        expect(remaining).toBe(isForward ? Math.max(0, lockedMs - (clock - startedAt)) : lockedMs);
      }),
    );
  });

  it('counts a try from its beginning, so that a kiosk switched off in between has counted it', () => {
    const started = beginTry(resumeGuard(calmGuard, 0), 0);
    expect(started && guardAtRest(started)).toEqual({ tries: 1, lockouts: 0, lockedMs: 0 });
  });
});

describe('PINs and proofs', () => {
  it('have six to twelve digits', () => {
    expect(['123456', '000000000000'].every((pin) => pinSchema.safeParse(pin).success)).toBe(true);
    expect(['12345', '1234567890123', '12345a', '', '١٢٣٤٥٦'].some((pin) => pinSchema.safeParse(pin).success)).toBe(false);
    expect(proofSchema.safeParse('0'.repeat(63)).success).toBe(false);
  });

  it('are too easy when all digits are nearly alike or count on', () => {
    expect(['111111', '121212', '123456', '987654', '135791'].map(isEasyPin)).toEqual([true, true, true, true, false]);
    expect(isEasyPin('480173')).toBe(false);
  });
});
