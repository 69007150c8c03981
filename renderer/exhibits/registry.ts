import type { ExhibitView } from './exhibit.tsx';

/** The picture and the controls of every exhibit; the rules of the same id stand in electron/core/exhibits.ts. */
export const exhibitViews: Readonly<Record<string, ExhibitView>> = {};
