import { execFile } from 'node:child_process';
import { refusal, success, type Result } from '../../core/result.ts';

/** Runs a program to its end; `failed` says why it could not. */
export type RunProgram = (program: string, parameters: readonly string[]) => Promise<Result<null, 'failed'>>;

/** A system that shuts down ends us too; one that has not answered by now will not. */
const patienceMs = 15_000;

export const runProgram: RunProgram = (program, parameters) =>
  new Promise((resolve) => {
    execFile(program, [...parameters], { timeout: patienceMs }, (error) => {
      resolve(error === null ? success(null) : refusal('failed', error.message));
    });
  });

/** What shuts a machine down where the settings do not say otherwise. */
export function usualShutdown(platform: NodeJS.Platform): readonly string[] {
  if (platform === 'win32') return ['shutdown', '/s', '/t', '0'];
  if (platform === 'darwin') return ['osascript', '-e', 'tell application "System Events" to shut down'];
  return ['systemctl', 'poweroff'];
}
