/** What an object or a string costs beside its content; keeps empty containers from being free. */
const bytesPerValue = 8;

/**
 * Says whether a structured-cloned value is at most `limit` bytes, roughly as it travels: two bytes a character,
 * eight bytes a value or key. Stops counting at the limit, so that a huge value costs no more than a big one,
 * and a cycle runs out of budget instead of running forever.
 */
export function fitsWithin(value: unknown, limit: number): boolean {
  const waiting: unknown[] = [value];
  let left = limit;
  while (waiting.length > 0) {
    const next = waiting.pop();
    left -= ownBytes(next);
    if (left < 0) return false;
    for (const part of partsOf(next)) {
      waiting.push(part);
      // A flat array of a million numbers must not be unfolded before it is refused.
      if (waiting.length * bytesPerValue > left) return false;
    }
  }
  return true;
}

function ownBytes(value: unknown): number {
  if (typeof value === 'string') return bytesPerValue + value.length * 2;
  if (typeof value === 'bigint') return bytesPerValue + value.toString(16).length;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return bytesPerValue + value.byteLength;
  return bytesPerValue;
}

function* partsOf(value: unknown): Generator {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return;
  if (value instanceof Map) {
    for (const [key, part] of value) {
      yield key;
      yield part;
    }
  } else if (value instanceof Set || Array.isArray(value)) {
    yield* value;
  } else {
    for (const [key, part] of Object.entries(value)) {
      yield key;
      yield part;
    }
  }
}
