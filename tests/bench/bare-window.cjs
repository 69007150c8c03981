// The least that is an Electron window: what the kiosk is measured against. The last argument is its own data folder.
const path = require('node:path');
const { app, BrowserWindow, screen } = require('electron');

app.setPath('userData', process.argv.at(-1) ?? '');
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    ...screen.getPrimaryDisplay().bounds,
    frame: false,
    kiosk: true,
    fullscreen: true,
    show: false,
    backgroundColor: '#0b0d12',
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('console-message', (...what) => {
    // Electron 35 made one object of what came as arguments before.
    if (what.some((part) => part === 'interactive') || Reflect.get(what[0], 'message') === 'interactive') {
      process.stdout.write('bare: interactive\n');
    }
  });
  void window.loadFile(path.join(__dirname, 'bare-window.html'));
});
