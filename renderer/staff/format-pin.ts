/** Digits in groups of three, as they are written down. */
export function formatPin(pin: string): string {
  return pin.replace(/(\d{3})(?=\d)/g, '$1\u2009');
}
