import { randomInt } from 'node:crypto';
import { isEasyPin, proposedDigits } from '../../core/access.ts';

/** Digits that nobody chose and that are not easy to guess. */
export function newPin(): string {
  for (;;) {
    const pin = String(randomInt(10 ** proposedDigits)).padStart(proposedDigits, '0');
    if (!isEasyPin(pin)) return pin;
  }
}
