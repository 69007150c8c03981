import type { ExhibitRules } from './exhibit.ts';

/** The rules of every exhibit that a laboratory of a content pack can name; its picture stands in renderer/exhibits. */
export const exhibits: Readonly<Record<string, ExhibitRules>> = {};
