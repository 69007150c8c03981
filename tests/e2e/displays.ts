import type { ElectronApplication } from '@playwright/test';

/** Makes Electron believe in so many displays, the second where the first is; the window on it is a real one. */
export async function pretendDisplays(app: ElectronApplication, count: 1 | 2): Promise<void> {
  await app.evaluate(({ screen }, displays) => {
    const first = screen.getPrimaryDisplay();
    const second = { ...first, id: first.id + 1 };
    screen.getAllDisplays = () => (displays === 2 ? [first, second] : [first]);
    screen.emit(displays === 2 ? 'display-added' : 'display-removed');
  }, count);
}
