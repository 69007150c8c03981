import type { Migration } from './migrate.ts';
import { interestEvent } from './migrations/0001-interest-event.ts';
import { openVisit } from './migrations/0002-open-visit.ts';
import { figures } from './migrations/0003-figures.ts';
import { audit } from './migrations/0004-audit.ts';
import { erasure } from './migrations/0005-erasure.ts';
import { contact } from './migrations/0006-contact.ts';

/** Every step of the schema, in order, for good: a released one never changes, a new one is added below. */
export const migrations: readonly Migration[] = [interestEvent, openVisit, figures, audit, erasure, contact];
