import { ipcMain, type WebContents } from 'electron';
import { channelOf } from '../core/channels.ts';
import { contract, type CallName, type Handlers } from '../core/contract.ts';
import { createGate } from './call-gate.ts';
import { roleOf } from './window-roles.ts';

/** Registers every call of the contract, and nothing else: the only file that touches ipcMain. */
export function setupCalls(handlers: Handlers<WebContents>, report: (line: string) => void): void {
  const receive = createGate<WebContents>({ handlers, roleOf, report });
  for (const name of Object.keys(contract) as CallName[]) {
    ipcMain.handle(channelOf(name), (event, argument: unknown) => receive(name, event, argument));
  }
}
