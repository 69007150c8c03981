// Programs that must never outlive the script that started them, however that script ends.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => process.platform === 'linux' && existsSync(path));

/**
 * The command that the kernel ends when its parent dies, even by kill -9 (Linux; elsewhere the command as it is).
 * @param {string} command
 * @param {readonly string[]} parameters
 * @returns {[string, string[]]}
 */
export function dyingWithParent(command, parameters) {
  if (setpriv === undefined) return [command, [...parameters]];
  return [setpriv, ['--pdeathsig', 'TERM', '--', command, ...parameters]];
}

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @type {Map<ChildProcess, ChildProcess | null>} each with its guard */
const owned = new Map();
/** Reads until this script is gone, however it went, then kills the group; closing the pipe by hand does the same. */
const guardScript = 'read -r _; sleep 3; kill -s KILL -- "-$1" 2>/dev/null';

/**
 * Starts a program as the head of its own process group, so that its children can be ended with it and so that a
 * Ctrl+C of the terminal reaches this script alone, which ends things in order.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {ChildProcess}
 */
export function startOwned(command, parameters, options = {}) {
  const child = spawn(...dyingWithParent(command, parameters), { ...options, detached: process.platform !== 'win32' });
  owned.set(child, guardOf(child));
  return child;
}

/**
 * What the kernel ends with us is the program alone; a browser's helpers and forked children can stay behind it.
 * @param {ChildProcess} child
 */
function guardOf(child) {
  if (child.pid === undefined || process.platform === 'win32') return null;
  const guard = spawn('/bin/sh', ['-c', guardScript, 'guard', String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return guard;
}

/** @param {ChildProcess} child @param {NodeJS.Signals | 0} signal @returns {boolean} false when nobody is left */
function signalGroup(child, signal) {
  if (child.pid === undefined) return false;
  try {
    if (process.platform === 'win32') {
      if (signal === 0) return child.exitCode === null;
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
      return true;
    }
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/**
 * Ends a program with all its children. Only the program itself is asked to end, so that it can end its children in
 * order (a browser whose helpers vanish first reports crashes); who is still there when their time is up is killed.
 * @param {ChildProcess} child
 * @param {number} [graceMs] for the program; its children get a second more
 */
export async function endOwned(child, graceMs = 5000) {
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const limit = performance.now() + graceMs;
  if (isRunning()) child.kill('SIGTERM');
  while (isRunning() && performance.now() < limit) await delay(25);
  const childrenLimit = isRunning() ? 0 : performance.now() + 1000;
  while (signalGroup(child, 0) && performance.now() < childrenLimit) await delay(25);
  // Not waited for: where the machine's first process collects no dead (some containers), they stay listed for ever.
  signalGroup(child, 'SIGKILL');
  owned.get(child)?.kill('SIGKILL');
  owned.delete(child);
}

/** Ends whatever is left at once; usable where nothing can be awaited any more. */
export function killOwned() {
  for (const [child, guard] of owned) {
    signalGroup(child, 'SIGKILL');
    guard?.kill('SIGKILL');
  }
}

process.once('exit', killOwned);

/**
 * Calls `leave` once when this script should end: a signal, or the end of the `npm` that runs it (npm passes a
 * signal on to its shell, which does not pass it on to us). The second request kills what is left at once.
 * @param {(why: string) => void} leave
 */
export function onEnd(leave) {
  let asked = false;
  /** @param {string} why */
  const ask = (why) => {
    if (asked) {
      killOwned();
      return;
    }
    asked = true;
    leave(why);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => ask(signal));
  // Whoever read our lines is gone: writing on must not end us before the rest is ended.
  process.stdout.on('error', () => ask('closed output'));
  process.stderr.on('error', () => ask('closed output'));
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const before = callers();
  const watch = setInterval(() => {
    if (callers() === before) return;
    clearInterval(watch);
    ask('the end of npm');
  }, 250);
  watch.unref();
}

/** Our parent (npm's shell) and, where it can be seen, its parent (npm): when one dies, another takes its place. */
function callers() {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, 'utf8');
    return `${process.ppid} ${/^PPid:\s*(\d+)/m.exec(status)?.[1]}`;
  } catch {
    return String(process.ppid);
  }
}
