import type { LabFile, StoryFile } from './content.ts';

/** What a laboratory's file names but does not hold, and what it holds twice; empty when all is well. */
export function faultyReferences(lab: LabFile): readonly string[] {
  const figures = lab.figures.map(({ id }) => id);
  return [
    ...faultyStory(lab),
    ...repeated('quiz question', lab.quiz.map(({ id }) => id)),
    ...lab.quiz.flatMap(({ id, options, right, claim }) => [
      ...repeated(`option of quiz question ${id}`, options),
      ...unknown(`right answer of quiz question ${id}`, [right], options),
      ...unknown(`source of quiz question ${id}`, [claim.sourceId], lab.sources.map((source) => source.id)),
    ]),
    ...repeated('topic', lab.topics),
    ...unknown('doorFigure', [lab.doorFigure], figures),
    ...unknown('step of the short way', lab.short, lab.steps.map(({ id }) => id)),
  ];
}

/** The same of what the centre and a laboratory have alike. */
export function faultyStory(story: Omit<StoryFile, 'accent'>): readonly string[] {
  const { steps, figures, sources, glossary, questions, timeline } = story;
  const figureIds = figures.map(({ id }) => id);
  const sourceIds = sources.map(({ id }) => id);
  const unsourced = (what: string, id: string) => unknown(`source of ${what}`, [id], sourceIds);
  return [
    ...Object.entries({ step: steps, figure: figures, source: sources, term: glossary, question: questions, event: timeline })
      .flatMap(([what, things]) => repeated(what, things.map(({ id }) => id))),
    ...steps.flatMap((step) => [
      ...repeated(`sentence of step ${step.id}`, step.sentences),
      ...repeated(`label of step ${step.id}`, step.labels),
      ...repeated(`note of step ${step.id}`, step.notes.map(({ id }) => id)),
      ...repeated(`aside of step ${step.id}`, step.asides.map(({ id }) => id)),
      ...unknown(`figure of step ${step.id}`, [step.figure], figureIds),
      ...[...step.notes, ...step.asides].flatMap((note) => note.claims.flatMap(({ sourceId }) => unsourced(`${note.id} of step ${step.id}`, sourceId))),
    ]),
    ...figures.flatMap((figure) => unsourced(`figure ${figure.id}`, figure.sourceId)),
    ...glossary.flatMap(({ id, occurs }) => occurs.flatMap((place) => {
      const step = steps.find((one) => one.id === place.step);
      if (!step) return unknown(`step of term ${id}`, [place.step], []);
      return [
        ...unknown(`sentence of term ${id}`, place.sentences, step.sentences),
        ...unknown(`note of term ${id}`, place.notes, step.notes.map((note) => note.id)),
      ];
    })),
    ...questions.flatMap(({ id, claim }) => (claim === null ? [] : unsourced(`question ${id}`, claim.sourceId))),
    ...timeline.flatMap(({ id, claim }) => unsourced(`event ${id}`, claim.sourceId)),
  ];
}

/** Sources that nothing is taken from. */
export function unusedSources({ steps, figures, questions, quiz = [], timeline, sources }: Omit<StoryFile, 'accent'> & Partial<Pick<LabFile, 'quiz'>>): readonly string[] {
  const claims = [
    ...figures,
    ...steps.flatMap(({ notes, asides }) => [...notes, ...asides].flatMap((note) => note.claims)),
    ...[...questions, ...quiz, ...timeline].flatMap(({ claim }) => claim ?? []),
  ];
  const used = new Set(claims.map(({ sourceId }) => sourceId));
  return sources.map(({ id }) => id).filter((id) => !used.has(id));
}

function repeated(what: string, ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${what} “${id}” stands twice`);
}

function unknown(what: string, named: readonly string[], known: readonly string[]): string[] {
  return named.filter((id) => !known.includes(id)).map((id) => `${what} “${id}” is not in the file`);
}
