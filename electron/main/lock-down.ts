import { app, Menu, session, type Session, type WebContents } from 'electron';
import { isBlockedKey } from './key-filter.ts';

/** What no Electron event covers: Chromium's switches, the menu. Before Electron is ready. */
export function lockDownChromium(): void {
  // Nothing is ever looked up or reached by name, whatever asks: prefetch, WebRTC, Chromium's own services.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  // By now, or Electron would build a menu of its own first.
  Menu.setApplicationMenu(null);
}

/** Once Electron is ready, before the first window: no permission, no network, no way out, for any contents. */
export function lockDown(report: (line: string) => void): void {
  lockSession(session.defaultSession, report);
  app.on('session-created', (created) => lockSession(created, report));
  app.on('web-contents-created', (_event, contents) => lockContents(contents, report));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault();
    trust(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
}

/** Electron grants every permission unless told otherwise. */
function lockSession(locked: Session, report: (line: string) => void): void {
  locked.setPermissionRequestHandler((_contents, permission, decide) => {
    report(`permission refused: ${permission}`);
    decide(false);
  });
  locked.setPermissionCheckHandler(() => false);
  locked.setDevicePermissionHandler(() => false);
  locked.setBluetoothPairingHandler((_details, respond) => respond({ confirmed: false }));
  for (const choice of ['select-hid-device', 'select-serial-port', 'select-usb-device'] as const) {
    // One overload an event name; the listener that refuses is the same for all.
    (locked as { on(name: typeof choice, refuse: (event: Electron.Event) => void): unknown }).on(choice, (event) =>
      event.preventDefault(),
    );
  }
  locked.on('will-download', (event) => {
    report('download refused');
    event.preventDefault();
  });
  locked.webRequest.onBeforeRequest((details, decide) => {
    const isOurs = details.url.startsWith('app://');
    // Only the scheme is kept: an address may hold anything.
    if (!isOurs) report(`request refused: ${details.url.slice(0, details.url.indexOf(':') + 1)}`);
    decide({ cancel: !isOurs });
  });
  locked.setSpellCheckerEnabled(false);
}

function lockContents(contents: WebContents, report: (line: string) => void): void {
  const refuse = (what: string) => (event: { preventDefault: () => void }) => {
    report(`${what} refused`);
    event.preventDefault();
  };
  // Only what a page starts comes here; main's own loadURL does not. A page may begin anew, and nothing else.
  contents.on('will-navigate', (event, url) => {
    if (url !== contents.getURL()) refuse('navigation')(event);
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) refuse('navigation of a frame')(event);
  });
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', refuse('webview'));
  // Named for what it prevents: a page that wants to stay is let go.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    report('new window refused');
    return { action: 'deny' };
  });
  contents.on('before-input-event', (event, input) => {
    if (isBlockedKey(input)) event.preventDefault();
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('did-finish-load', () => void contents.setVisualZoomLevelLimits(1, 1));
}
