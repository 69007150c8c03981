import type { KioskCalls } from './contract.ts';

declare global {
  interface Window {
    /** Built by the preload from the calls that main granted this window; the only way out of a window. */
    readonly kiosk: KioskCalls;
  }
}
