/** What stands over the visitors' window: the set-up, the PIN pad, the staff panel, the guide's console. */
export const panels = ['set-up', 'pin', 'staff', 'guide'] as const;

export type PanelKind = (typeof panels)[number];

/** How long a panel stays without a touch, and at most; ms, null: as long as it is touched. The guide's goes by tour-keeping.ts. */
export const panelLimits = {
  'set-up': { idleMs: 120_000, longestMs: null },
  pin: { idleMs: 60_000, longestMs: null },
  staff: { idleMs: 120_000, longestMs: 15 * 60_000 },
  guide: { idleMs: Infinity, longestMs: null },
} as const satisfies Readonly<Record<PanelKind, { readonly idleMs: number; readonly longestMs: number | null }>>;

/** An open panel; times are monotonic ms. */
export interface PanelSession {
  readonly kind: PanelKind;
  readonly openedAt: number;
  readonly touchedAt: number;
}

export function openSession(kind: PanelKind, now: number): PanelSession {
  return { kind, openedAt: now, touchedAt: now };
}

/** A touch puts the end off, never beyond the longest time. One that comes after the end changes nothing. */
export function touchSession(session: PanelSession, now: number): PanelSession {
  return isSessionOver(session, now) ? session : { ...session, touchedAt: Math.max(session.touchedAt, now) };
}

/** When the session ends by itself, monotonic ms. */
export function sessionEndsAt({ kind, openedAt, touchedAt }: PanelSession): number {
  const { idleMs, longestMs } = panelLimits[kind];
  return Math.min(touchedAt + idleMs, longestMs === null ? Infinity : openedAt + longestMs);
}

export function isSessionOver(session: PanelSession, now: number): boolean {
  return now >= sessionEndsAt(session);
}
