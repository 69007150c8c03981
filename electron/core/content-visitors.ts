import type { Lab, WholeLab } from './content.ts';

/** What of a laboratory goes to a window before its first frame: nothing that only guides need, which is most of it. */
export function labForVisitors({ glossary: _glossary, questions: _questions, timeline: _timeline, ...lab }: WholeLab): Lab {
  const named = new Set([...lab.figures, ...lab.quiz.map(({ claim }) => claim)].map(({ sourceId }) => sourceId));
  return {
    ...lab,
    steps: lab.steps.map(({ notes: _notes, asides: _asides, ...step }) => step),
    sources: lab.sources.filter(({ id }) => named.has(id)),
  };
}
