/**
 * What the figures count by an id of the pack, and under which keys of a laboratory's texts the pack names it, the best
 * first.
 */
export const itemKeys = {
  topics: (item: string) => [`topics.${item}`],
  quiz: (item: string) => [`quiz.${item}.question`, `quiz.${item}`],
  exhibits: (item: string) => [`exhibits.${item}.title`, `exhibits.${item}`, 'exhibit.title'],
  /** where it was asked; what was asked is in no event */
  questions: (item: string) => [`steps.${item}.title`],
} as const;

export type CountedItems = keyof typeof itemKeys;
