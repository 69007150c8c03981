import { join } from 'node:path';
import type { Audit } from '../../core/audit.ts';
import type { Handlers } from '../../core/contract.ts';
import { refusal, success } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';
import { writeAtomically } from '../atomic-write.ts';
import type { StaffAccess } from './access.ts';
import { keyName } from './key-files.ts';
import { usualShutdown, type RunProgram } from './machine.ts';
import type { Panels } from './panels.ts';
import type { PinChange } from './pin-change.ts';
import type { StandingOrders } from './standing-orders.ts';

export interface KioskParts {
  readonly access: StaffAccess;
  readonly pinChange: PinChange;
  readonly panels: Panels;
  readonly standing: StandingOrders;
  readonly settings: () => Promise<Settings>;
  readonly audit: Audit;
  readonly run: RunProgram;
  /** Ends the program, everything written; `again`: and starts it anew. */
  readonly end: (again: boolean) => void;
  /** roots of the drives that are plugged in */
  readonly drives: () => Promise<readonly string[]>;
  readonly warn: (line: string) => void;
}

type KioskCall =
  | 'setRehearsal'
  | 'setOutOfOrder'
  | 'startCleaning'
  | 'quitKiosk'
  | 'restartKiosk'
  | 'shutDownMachine'
  | 'proposePin'
  | 'changePin'
  | 'makeUsbKey';

/** What main answers to the panel's page of the kiosk itself. Each deed is on record before it is done. */
export function answerKiosk({ access, pinChange, panels, standing, settings, audit, run, end, drives, warn }: KioskParts): Pick<Handlers<unknown>, KioskCall> {
  return {
    setRehearsal: ({ isOn }) => {
      audit('rehearsal', { isOn });
      standing.rehearse(isOn);
      return success(standing.present);
    },
    setOutOfOrder: ({ isOn }) => {
      audit('out-of-order', { isOn });
      standing.closeDown(isOn);
      return success(standing.present);
    },
    startCleaning: () => {
      audit('cleaning', {});
      standing.clean();
      panels.close('left');
      return success(null);
    },
    quitKiosk: () => {
      audit('quit', {});
      end(false);
      return success(null);
    },
    restartKiosk: () => {
      audit('restart', {});
      end(true);
      return success(null);
    },
    shutDownMachine: async () => {
      const [program = '', ...parameters] = (await settings()).shutdownCommand ?? usualShutdown(process.platform);
      audit('shut-down', { program });
      const done = await run(program, parameters);
      if (!done.ok) {
        warn(`the machine was not shut down: ${done.message}`);
        audit('shut-down-failed', { program });
        return done;
      }
      end(false);
      return success(null);
    },
    proposePin: ({ holder, proof }) => (access.useProof(proof, 'access') ? pinChange.propose(holder) : refusal('failed', 'the PIN is asked for first')),
    changePin: ({ pin }) => pinChange.change(pin),
    makeUsbKey: async ({ proof }) => {
      if (!access.useProof(proof, 'access')) return refusal('failed', 'the PIN is asked for first');
      const [drive, ...others] = await drives();
      if (drive === undefined || others.length > 0) return refusal('failed', 'no-drive');
      const key = await access.newKey();
      if (key === null) return refusal('failed', 'access.json cannot be written');
      const file = join(drive, keyName);
      try {
        await writeAtomically(file, `${key}\n`);
      } catch (error) {
        warn(`the USB key was not written: ${error instanceof Error ? error.message : String(error)}`);
        return refusal('failed', 'the drive cannot be written');
      }
      audit('key-made', {});
      return success({ file });
    },
  };
}
