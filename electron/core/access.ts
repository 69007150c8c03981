import * as z from 'zod';

/** Digits of a PIN as staff and guides type it. */
export const pinSchema = z.string().regex(/^\d{6,12}$/);

/** Digits of the PINs that the kiosk proposes. */
export const proposedDigits = 6;

/** Wrong tries until the pad locks; then the count begins again. */
export const triesARound = 5;

/** First lock-out; every further one is twice as long, up to the longest. */
export const firstLockMs = 30_000;
export const longestLockMs = 15 * 60_000;

/** Who a PIN belongs to. */
export const holders = ['guide', 'staff'] as const;

export type Holder = (typeof holders)[number];

/** What the PIN is asked for again. A proof serves the purpose that it was asked for, once. */
export const proofPurposes = ['export', 'erase', 'restore', 'contact', 'access'] as const;

export type ProofPurpose = (typeof proofPurposes)[number];

/** What `confirmPin` gives out and a call that needs it takes. */
export const proofSchema = z.string().regex(/^[0-9a-f]{64}$/);

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const guardSchema = z.strictObject({
  /** tries since the last success or lock-out; a try counts from the moment it begins */
  tries: z.int().min(0).max(triesARound - 1),
  /** lock-outs since the last success */
  lockouts: z.int().min(0).max(1_000_000),
  /** length of the lock-out that holds; 0: none does */
  lockedMs: z.int().min(0).max(longestLockMs),
});

/** The count of wrong tries, as access.json keeps it. */
export type Guard = z.infer<typeof guardSchema>;

/** The count while the kiosk runs: `lockedSince` is monotonic ms. */
export type RunningGuard = Guard & { readonly lockedSince: number };

/**
 * access.json. Both PINs are hashed with one salt, so that a try costs one scrypt whoever's PIN it is; that they
 * differ is a rule of the set-up anyway.
 */
export const accessSchema = z.strictObject({
  version: z.literal(1),
  scrypt: z.strictObject({ cost: z.literal(2 ** 17), blockSize: z.literal(8), parallelization: z.literal(1) }),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  guide: digest,
  staff: digest,
  /** SHA-256 of the 256 random bits on the USB key; null: there is none */
  key: digest.nullable(),
  guard: guardSchema,
});

export type Access = z.infer<typeof accessSchema>;

/** Nothing tried yet, or the right PIN just given. */
export const calmGuard: Guard = { tries: 0, lockouts: 0, lockedMs: 0 };

/** The guard at the start of the kiosk (`now`: monotonic ms): a lock-out that held begins again in full. */
export function resumeGuard(guard: Guard, now: number): RunningGuard {
  return { ...guard, lockedSince: now };
}

/** What of the guard goes into access.json. */
export function guardAtRest({ tries, lockouts, lockedMs }: RunningGuard): Guard {
  return { tries, lockouts, lockedMs };
}

/** How long the pad stays locked, in ms; 0 when it is not. A clock that shows nonsense never shortens it. */
export function lockRemainingMs({ lockedMs, lockedSince }: RunningGuard, now: number): number {
  const passed = now - lockedSince;
  return Math.max(0, lockedMs - (Number.isFinite(passed) ? Math.max(0, passed) : 0));
}

/** Tries until the next lock-out. */
export function triesLeft({ tries }: Guard): number {
  return triesARound - tries;
}

/** The guard with a lock-out that is over taken off. */
export function settleGuard(guard: RunningGuard, now: number): RunningGuard {
  return guard.lockedMs > 0 && lockRemainingMs(guard, now) === 0 ? { ...guard, lockedMs: 0 } : guard;
}

/**
 * A try begins: the guard that counts it as wrong, or null while the pad is locked. Counted before it is looked at,
 * so that pulling the plug in between gains nobody a try; who was right gets a calm guard afterwards.
 */
export function beginTry(guard: RunningGuard, now: number): RunningGuard | null {
  const settled = settleGuard(guard, now);
  if (settled.lockedMs > 0) return null;
  if (settled.tries + 1 < triesARound) return { ...settled, tries: settled.tries + 1 };
  const lockouts = settled.lockouts + 1;
  const lockedMs = Math.min(firstLockMs * 2 ** Math.min(lockouts - 1, 30), longestLockMs);
  return { tries: 0, lockouts, lockedMs, lockedSince: now };
}

/** Whether digits are too easy to guess to be proposed: all alike, or counting up or down. */
export function isEasyPin(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)));
  return new Set(digits).size < 3 || steps.size === 1;
}
