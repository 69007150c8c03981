import type { StaffSettings } from '../../../electron/core/settings-change.ts';

/** Whether two values of a setting are the same; both are plain data. */
export function isSameSetting(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What staff changed on the page, carried over to settings that are others now than those they began with. */
export function keepDraft(draft: StaffSettings, begunWith: StaffSettings, now: StaffSettings): StaffSettings {
  const fields = Object.keys(draft) as (keyof StaffSettings)[];
  const own = fields.filter((field) => !isSameSetting(draft[field], begunWith[field]));
  return { ...now, ...Object.fromEntries(own.map((field) => [field, draft[field]])) };
}
