/** Switches by which the shipped kiosk could be looked into or its sandbox taken away. */
const refusedSwitch = /^--?(no-sandbox|disable-[a-z-]*sandbox|inspect(-[a-z-]+)?|debug(-brk)?|remote-debugging-[a-z-]+|remote-allow-origins|js-flags|load-extension)(=|$)/;

const refusedVariables = ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS'] as const;

/** Names the first thing on the command line or in the environment that a shipped kiosk does not start with. */
export function refusedDebugging(
  commandLine: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const flag = commandLine.find((argument) => refusedSwitch.test(argument.toLowerCase()));
  if (flag !== undefined) return flag;
  return refusedVariables.find((name) => (environment[name] ?? '') !== '') ?? null;
}
