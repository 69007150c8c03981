import type { LabFile } from './content.ts';

/** What a laboratory's file names but does not hold, and what it holds twice; empty when all is well. */
export function faultyReferences(lab: LabFile): readonly string[] {
  const figures = lab.figures.map(({ id }) => id);
  const sources = lab.sources.map(({ id }) => id);
  const steps = lab.steps.map(({ id }) => id);
  return [
    ...repeated('step', steps),
    ...repeated('figure', figures),
    ...repeated('topic', lab.topics),
    ...repeated('source', sources),
    ...lab.steps.flatMap((step) => [
      ...repeated(`sentence of step ${step.id}`, step.sentences),
      ...repeated(`label of step ${step.id}`, step.labels),
      ...unknown(`figure of step ${step.id}`, [step.figure], figures),
    ]),
    ...unknown('doorFigure', [lab.doorFigure], figures),
    ...unknown('step of the short way', lab.short, steps),
    ...lab.figures.flatMap((figure) => unknown(`source of figure ${figure.id}`, [figure.sourceId], sources)),
  ];
}

function repeated(what: string, ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${what} “${id}” stands twice`);
}

function unknown(what: string, named: readonly string[], known: readonly string[]): string[] {
  return named.filter((id) => !known.includes(id)).map((id) => `${what} “${id}” is not in the file`);
}
