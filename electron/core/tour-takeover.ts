/** How long a visitor whose kiosk a guide takes over reads why. */
export const takeoverNoticeMs = 5_000;

/** A visitors' window that does not make way by then is covered all the same. */
export const takeoverLimitMs = takeoverNoticeMs + 1_000;

/** Where nobody is at the kiosk the window makes way at once; before this, the PIN pad need not go to show the notice. */
export const takeoverAtOnceMs = 300;

/** Whether a guide has the kiosk. `coming`: a visitor is told, and the visit goes on until then. */
export const guidePresences = ['none', 'coming', 'here'] as const;

export type GuidePresence = (typeof guidePresences)[number];
