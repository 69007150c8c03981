/** The argument by which main tells a window's preload which calls its role may make, as names with commas between. */
export const grantFlag = '--kiosk-calls=';

/** The channel a call of the contract travels on. */
export function channelOf(name: string): string {
  return `kiosk:${name}`;
}
