interface BuildFacts {
  /** of the kiosk */
  readonly version: string;
  /** the Electron that it is built for */
  readonly electron: string;
  /** UTC, ms since 1970 */
  readonly builtAt: number;
}

/** Put in by build/vite.config.mjs. */
declare const KIOSK_BUILD: BuildFacts;

export const buildFacts: BuildFacts = KIOSK_BUILD;
