import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { familyOf, survivors } from '../fixtures/process-census.ts';

const launcher = fileURLToPath(new URL('../fixtures/launcher.mjs', import.meta.url));

/** Signals go to `sh`, as npm sends them, to the launcher, or to the whole group, as a terminal does. */
interface Running {
  readonly shell: ChildProcess & { readonly pid: number };
  readonly launcher: number;
  readonly family: ReturnType<typeof familyOf>;
  readonly said: () => string;
}

let groups: number[] = [];

afterEach(() => {
  for (const group of groups) {
    try {
      process.kill(-group, 'SIGKILL');
    } catch {
      // It has ended, as it should.
    }
  }
  groups = [];
});

async function start(): Promise<Running> {
  // `; exit` keeps the shell from becoming the launcher, whatever shell it is.
  const shell = spawn('/bin/sh', ['-c', '"$0" "$1"; exit', process.execPath, launcher], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_lifecycle_event: 'start' },
  });
  const { pid } = shell;
  if (pid === undefined) throw new Error('no shell');
  let output = '';
  shell.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  await vi.waitFor(() => expect(output).toContain('up'), { timeout: 10_000, interval: 20 });
  const family = familyOf(pid);
  groups = [...new Set(family.map((each) => each.group))].filter((group) => family.some((each) => each.pid === group));
  const found = family.find((each) => each.parent === pid);
  if (found === undefined) throw new Error('no launcher below the shell');
  return { shell: Object.assign(shell, { pid }), launcher: found.pid, family, said: () => output };
}

async function expectNothingLeft({ family }: Running, withinMs: number) {
  // Shell, launcher, guard, program and its child: a smaller family would prove less.
  expect(family.length).toBeGreaterThanOrEqual(5);
  await vi.waitFor(() => expect(survivors(family).map((each) => each.command)).toEqual([]), { timeout: withinMs, interval: 50 });
}

describe('what a launcher started ends with it', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s', async (signal) => {
    const running = await start();
    process.kill(running.launcher, signal);
    await expectNothingLeft(running, 5000);
    expect(running.said()).toContain(`leaving (${signal})`);
  });

  test('by Ctrl+C in a terminal, which reaches the whole group', async () => {
    const running = await start();
    process.kill(-running.shell.pid, 'SIGINT');
    await expectNothingLeft(running, 5000);
  });

  test('by a second Ctrl+C, at once', async () => {
    const running = await start();
    process.kill(running.launcher, 'SIGINT');
    await vi.waitFor(() => expect(running.said()).toContain('leaving'), { interval: 5 });
    process.kill(running.launcher, 'SIGINT');
    await expectNothingLeft(running, 5000);
  });

  test('when only the shell above it is ended', async () => {
    const running = await start();
    process.kill(running.shell.pid, 'SIGKILL');
    await once(running.shell, 'exit');
    await expectNothingLeft(running, 5000);
    expect(running.said()).toContain('leaving (the end of npm)');
  });

  test('when the launcher itself is killed', async () => {
    const running = await start();
    process.kill(running.launcher, 'SIGKILL');
    await expectNothingLeft(running, 10_000);
  });
});
