/** Bounds of a tour, known to the screens and to the parsers. */
export const tourLimits = {
  minutes: { least: 10, most: 90 },
  people: { least: 1, most: 500 },
  /** a tour is in one language or more; the stage shows one or two of them at a time */
  languages: 3,
  stageLanguages: 2,
  stops: 24,
  stepsOfStop: 24,
  delegation: 80,
  questions: 200,
  question: 500,
  /** what visitors asked in writing: how many are kept, and for how many days */
  visitorQuestions: 200,
  visitorQuestionDays: 30,
  presets: 50,
  presetTitle: 80,
} as const;
