import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { grantFlag } from '../core/channels.ts';
import { callsFor, type Role } from '../core/contract.ts';

interface WindowNeeds {
  readonly role: Role;
  readonly preload: string;
  readonly isWindowed: boolean;
  readonly isPackaged: boolean;
  /** of the display that the window fills; a window manager may be missing, so full screen alone is not relied on */
  readonly bounds: Rectangle;
}

/** How a window of the kiosk is made. Every safe default is written out, so that a test can hold it. */
export function windowOptions({ role, preload, isWindowed, isPackaged, bounds }: WindowNeeds): BrowserWindowConstructorOptions {
  return {
    ...(isWindowed
      ? { width: 1280, height: 720, center: true }
      : { ...bounds, frame: false, kiosk: true, fullscreen: true, resizable: false, movable: false, minimizable: false }),
    show: false,
    backgroundColor: '#0b0d12',
    title: 'Lab tour',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      additionalArguments: [`${grantFlag}${callsFor(role).join(',')}`],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      experimentalFeatures: false,
      plugins: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      devTools: !isPackaged,
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  };
}
