import type { WebContents } from 'electron';
import type { Role } from '../core/contract.ts';

/** Role of every window we opened, from birth to closing; a contents that is not here has no rights at all. */
const roleOfContents = new WeakMap<object, Role>();

/** Gives a new window its role, once and for good. */
export function giveRole(contents: WebContents, role: Role): void {
  if (roleOfContents.has(contents)) throw new Error('a window keeps the role it was born with');
  roleOfContents.set(contents, role);
}

export function roleOf(contents: object): Role | undefined {
  return roleOfContents.get(contents);
}
