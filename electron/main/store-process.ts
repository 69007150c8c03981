import { fork } from 'node:child_process';
import type { utilityProcess as ElectronUtilityProcess } from 'electron';
import type { ToStore } from '../core/store-messages.ts';

/** The first Node inside Electron that better-sqlite3 loads in; in an older one it ends the process. */
const firstNodeForSqlite = 22;

export interface StoreProgram {
  /** the built store, or any program that speaks core/store-messages */
  readonly entry: string;
  /** Electron's; absent in plain Node */
  readonly utilityProcess?: Pick<typeof ElectronUtilityProcess, 'fork'>;
  /** the Node that runs the store where Electron's own is too old */
  readonly nodeExecutable: string;
  /** for tests; otherwise chosen by the running Node */
  readonly form?: StoreForm;
}

export type StoreForm = 'utility process' | 'forked Node';

export interface StoreProcess {
  readonly pid: number | undefined;
  send(message: ToStore): void;
  /** Ends it without asking: for a store that no longer answers. */
  kill(): void;
}

interface StoreProcessEvents {
  readonly onMessage: (message: unknown) => void;
  /** once, whatever the reason, also when it never started */
  readonly onExit: (reason: string) => void;
}

/** A utility process where Electron's Node can load SQLite, else a fork of the project's own Node. */
export function storeForm(program: StoreProgram): StoreForm {
  if (program.form) return program.form;
  const isNewEnough = Number.parseInt(process.versions.node, 10) >= firstNodeForSqlite;
  return program.utilityProcess && isNewEnough ? 'utility process' : 'forked Node';
}

export function startStoreProcess(program: StoreProgram, dataDir: string, events: StoreProcessEvents): StoreProcess {
  const start = storeForm(program) === 'utility process' ? startUtilityProcess : startForkedNode;
  return start(program, dataDir, events);
}

/** Nothing in main's environment may change what the store loads. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, ELECTRON_RUN_AS_NODE: _runAsNode, ...rest } = process.env;
  return rest;
}

function killByPid(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it had ended already
  }
}

/** What a dying program says last, as part of one line: the error without its stack. */
function lastWords(stderr: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-8_000);
  });
  return () => {
    const error = text.split('\n').findLast((line) => /^\w*Error\b/.test(line));
    return error ? `, ${error.slice(0, 200)}` : '';
  };
}

function startUtilityProcess(program: StoreProgram, dataDir: string, events: StoreProcessEvents): StoreProcess {
  if (!program.utilityProcess) throw new Error('a utility process needs Electron');
  const child = program.utilityProcess.fork(program.entry, [dataDir], {
    serviceName: 'interest store',
    env: cleanEnvironment(),
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const words = lastWords(child.stderr);
  child.on('message', events.onMessage);
  child.once('exit', (code) => events.onExit(`code ${code}${words()}`));
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    kill: () => killByPid(child.pid),
  };
}

function startForkedNode(program: StoreProgram, dataDir: string, events: StoreProcessEvents): StoreProcess {
  const child = fork(program.entry, [dataDir], {
    execPath: program.nodeExecutable,
    execArgv: [],
    env: cleanEnvironment(),
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const words = lastWords(child.stderr);
  let isGone = false;
  const leave = (reason: string) => {
    if (isGone) return;
    isGone = true;
    events.onExit(reason);
  };
  child.on('message', events.onMessage);
  // unlike 'exit', 'close' comes after the last words
  child.once('close', (code, signal) => leave(signal ?? `code ${code}${words()}`));
  child.on('error', (error) => {
    // a failed send says the same as the exit that follows; only a process that never was has no exit
    if (child.pid === undefined) leave(error.message);
  });
  return {
    pid: child.pid,
    send: (message) => {
      // the callback takes the error of a channel that closes at this moment; the exit brings the replay
      if (child.connected) child.send(message, () => undefined);
    },
    kill: () => killByPid(child.pid),
  };
}
