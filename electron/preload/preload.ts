import { contextBridge, ipcRenderer } from 'electron';
import { channelOf, grantFlag } from '../core/channels.ts';
import type { KioskCalls, RefusalCode } from '../core/contract.ts';
import { refusal, type Result } from '../core/result.ts';

/** Main names the calls of the window's role; the names of other roles' calls never reach this process. */
const granted = (process.argv.find((argument) => argument.startsWith(grantFlag)) ?? grantFlag)
  .slice(grantFlag.length)
  .split(',')
  .filter((name) => name !== '');

const kiosk = Object.fromEntries(
  granted.map((name) => [
    name,
    // The type is the contract's: main's side of it is checked, and answers with a value in every case.
    async (argument?: unknown): Promise<Result<never, RefusalCode>> => {
      try {
        return await ipcRenderer.invoke(channelOf(name), argument);
      } catch {
        return refusal('failed', 'main did not answer');
      }
    },
  ]),
) satisfies Partial<KioskCalls>;

contextBridge.exposeInMainWorld('kiosk', kiosk);

// about:blank and its like commit without asking main (no throttle runs for them), so the window itself stays put too.
// A page may only begin anew.
window.navigation?.addEventListener('navigate', (event) => {
  if (event.navigationType !== 'reload') event.preventDefault();
});
