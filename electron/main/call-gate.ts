import { contract, type CallName, type Handlers, type RefusalCode, type Role } from '../core/contract.ts';
import { fitsWithin } from '../core/payload-size.ts';
import { refusal, type Result } from '../core/result.ts';

/** Largest argument of a call, in bytes as it travels. The largest event of the contract is under 2 KB. */
export const argumentLimit = 64 * 1024;

/** What the gate needs to know of a frame; Electron's WebFrameMain has it. */
export interface Frame {
  readonly processId: number;
  readonly routingId: number;
  readonly url: string;
}

/** What the gate needs to know of a call; Electron's IpcMainInvokeEvent has it. */
export interface Call<Sender> {
  readonly sender: Sender;
  readonly senderFrame: Frame | null;
}

interface Gate<Sender> {
  readonly handlers: Handlers<Sender>;
  readonly roleOf: (sender: Sender) => Role | undefined;
  /** Called for every refusal and every handler that threw; never given the argument, which may be personal. */
  readonly report: (line: string) => void;
}

/**
 * The one way a call comes in: our own window's main frame, a role that may, an argument that fits the contract.
 * Always answers with a value; a window never sees an exception of main.
 */
export function createGate<Sender extends { readonly mainFrame: Frame }>({ handlers, roleOf, report }: Gate<Sender>) {
  return async (name: CallName, call: Call<Sender>, argument: unknown): Promise<Result<unknown, RefusalCode>> => {
    const refuse = (code: RefusalCode, why: string) => {
      report(`call ${name} refused: ${why}`);
      return refusal(code, why);
    };
    try {
      const role = roleOf(call.sender);
      if (role === undefined || !isOwnMainFrame(call)) return refuse('not-ours', 'the sender is not a window of the kiosk');
      if (!(contract[name].roles as readonly Role[]).includes(role)) return refuse('forbidden', `not for a ${role} window`);
      if (!fitsWithin(argument, argumentLimit)) return refuse('invalid', `the argument is over ${argumentLimit} bytes`);
      const parsed = contract[name].argument.safeParse(argument);
      if (!parsed.success) return refuse('invalid', parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ').slice(0, 200));
      // One handler a call: the contract ties its argument to the parser above, which TypeScript cannot follow by name.
      const handle = handlers[name] as (argument: unknown, sender: Sender) => Promise<Result<unknown, RefusalCode>>;
      return await handle(parsed.data, call.sender);
    } catch (error) {
      report(`call ${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return refusal('failed', 'the call could not be done');
    }
  };
}

/** A sub-frame, a frame that navigated away or a foreign page has no voice. */
function isOwnMainFrame({ sender, senderFrame }: Call<{ readonly mainFrame: Frame }>): boolean {
  return (
    senderFrame !== null &&
    senderFrame.processId === sender.mainFrame.processId &&
    senderFrame.routingId === sender.mainFrame.routingId &&
    senderFrame.url.startsWith('app://kiosk/')
  );
}
