import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { erasureSchema, monthsBefore } from '../../electron/core/erasure.ts';
import { kioskId } from '../fixtures/interest-events.ts';

describe('months before a moment', () => {
  test.each([
    ['2026-11-22T20:30:00.500Z', 13, '2025-10-22T20:30:00.500Z'],
    ['2027-03-31T10:00:00.000Z', 13, '2026-02-28T10:00:00.000Z'],
    ['2028-03-31T00:00:00.000Z', 1, '2028-02-29T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', 1, '2025-12-01T00:00:00.000Z'],
  ])('%s less %i', (now, months, expected) => {
    expect(new Date(monthsBefore(Date.parse(now), months)).toISOString()).toBe(expected);
  });
});

test('an erasure lies before its own moment', () => {
  const erasure = { id: v7(), kioskId, at: 10, reason: 'retention', from: 0, before: 10 };
  expect(erasureSchema.safeParse(erasure).success).toBe(true);
  for (const wrong of [{ before: 11 }, { from: 10 }, { from: -1 }]) expect(erasureSchema.safeParse({ ...erasure, ...wrong }).success).toBe(false);
});
