import { asideKey, labelKey, noteKey, optionKey, sentenceKey } from './content-keys.ts';
import type { LabFile, StoryFile } from './content.ts';
import { refusal, success, type Result } from './result.ts';

/** Answers for a key of the namespace whether any language has its text. */
type HasText = (key: string) => boolean;

/**
 * A laboratory without the parts that have no text in any language, so that no screen shows an empty place where
 * a visitor expects words.
 */
export function withoutTextless(lab: LabFile, hasText: HasText): Result<LabFile, 'textless'> {
  if (!hasText('name')) return refusal('textless', 'it has no name');
  const story = storyWithoutTextless(lab, hasText);
  if (!story.ok) return story;
  const topics = lab.topics.filter((id) => hasText(`topics.${id}`));
  const kept = new Set(story.value.steps.map(({ id }) => id));
  // A question that lacks one of its answers is no question any more.
  const quiz = lab.quiz.filter(({ id, options }) => hasText(`quiz.${id}.question`) && options.every((option) => hasText(optionKey(id, option))));
  return success({ ...story.value, quiz, topics, short: lab.short.filter((id) => kept.has(id)) });
}

/** The same of what the centre and a laboratory have alike. */
export function storyWithoutTextless<Story extends Omit<StoryFile, 'accent'>>(story: Story, hasText: HasText): Result<Story, 'textless'> {
  const steps = story.steps.map((step) => trimStep(step, hasText)).filter((step) => step !== null);
  if (steps.length === 0) return refusal('textless', 'no step has a title and a sentence');
  return success({
    ...story,
    steps,
    glossary: story.glossary.filter(({ id }) => hasText(`glossary.${id}.term`)).map((term) => ({ ...term, occurs: placesLeft(term.occurs, steps) })),
    questions: story.questions
      .filter(({ id }) => hasText(`questions.${id}.question`))
      .map((question) => (hasText(`questions.${question.id}.answer`) ? question : { ...question, claim: null })),
    timeline: story.timeline.filter(({ id }) => hasText(`timeline.${id}`)),
  });
}

type Step = StoryFile['steps'][number];

function trimStep(step: Step, hasText: HasText): Step | null {
  const sentences = step.sentences.filter((id) => hasText(sentenceKey(step.id, id)));
  if (sentences.length === 0 || !hasText(`steps.${step.id}.title`)) return null;
  return {
    ...step,
    sentences,
    labels: step.labels.filter((id) => hasText(labelKey(step.id, id))),
    notes: step.notes.filter(({ id }) => hasText(noteKey(step.id, id))),
    asides: step.asides.filter(({ id }) => hasText(asideKey(step.id, id))),
  };
}

function placesLeft(places: StoryFile['glossary'][number]['occurs'], steps: readonly Step[]): StoryFile['glossary'][number]['occurs'] {
  return places.flatMap((place) => {
    const step = steps.find(({ id }) => id === place.step);
    return step
      ? [{
          ...place,
          sentences: place.sentences.filter((id) => step.sentences.includes(id)),
          notes: place.notes.filter((id) => step.notes.some((note) => note.id === id)),
        }]
      : [];
  });
}
