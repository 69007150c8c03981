import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../electron/core/local-time.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import { questionStates } from '../../electron/core/tour-state.ts';
import { askedQuestionSchema, visitorQuestionsSchema, withMark, withoutForgotten, withoutQuestion, withQuestion, type VisitorQuestion } from '../../electron/core/visitor-questions.ts';
import { asked } from '../fixtures/question-book.ts';

const now = Date.UTC(2026, 10, 28, 9);
const most = tourLimits.visitorQuestions;

const question = (index: number, part: Partial<VisitorQuestion> = {}): VisitorQuestion => ({ ...asked(index), askedAt: now, state: 'to-answer', isRehearsal: false, ...part });

const many = (count: number, part: (index: number) => Partial<VisitorQuestion> = () => ({})) => Array.from({ length: count }, (_, index) => question(index, part(index)));

describe('what a visitor asks', () => {
  it('is one line of 1 to 500 characters, about a laboratory, a step of one, or neither', () => {
    const accepted = [asked(), asked(0, { step: null }), asked(0, { lab: null, step: null }), asked(0, { text: '？'.repeat(500) })];
    const refused = [asked(0, { text: ' ' }), asked(0, { text: 'x'.repeat(501) }), asked(0, { lab: null }), asked(0, { id: '0192f0c1-0000-4000-8000-000000000001' }), { ...asked(), visitId: asked().id }];
    expect(accepted.map((each) => askedQuestionSchema.safeParse(each).success)).toEqual([true, true, true, true]);
    expect(refused.map((each) => askedQuestionSchema.safeParse(each).success)).toEqual([false, false, false, false, false]);
    expect(askedQuestionSchema.parse(asked(0, { text: ' Почему? ' })).text).toBe('Почему?');
  });
});

describe('the list of questions', () => {
  it('knows a question by its id', () => {
    const list = [question(1)];
    expect(withQuestion(list, question(1, { text: 'Ещё раз?' }))).toBe(list);
  });

  it('gives up the oldest answered one where it is full, and takes nothing where none is answered', () => {
    const answered = many(most, (index) => ({ state: index === 7 || index === 9 ? 'answered' : 'follow-up' }));
    const after = withQuestion(answered, question(most));
    expect(after?.map(({ id }) => id)).toEqual([...answered.filter((_, index) => index !== 7), question(most)].map(({ id }) => id));
    expect(withQuestion(many(most), question(most))).toBeNull();
    expect(withQuestion(many(most), question(3))).toHaveLength(most);
  });

  it('keeps each for thirty days, and none from a time that is erased', () => {
    const list = [question(1, { askedAt: now - 30 * dayMs - 1 }), question(2, { askedAt: now - 30 * dayMs }), question(3, { askedAt: now - dayMs }), question(4, { askedAt: now + dayMs })];
    expect(withoutForgotten(list, now, [])).toEqual(list.slice(1));
    expect(withoutForgotten(list, now, [{ from: 0, before: now - 2 * dayMs }, { from: now - dayMs, before: now - dayMs + 1 }])).toEqual([list[3]]);
    expect(withoutForgotten(list.slice(2), now, [{ from: now - 2 * dayMs, before: now - dayMs }])).toEqual(list.slice(2));
  });

  it('is always one that its file may hold, whatever is done to it', () => {
    const anyIndex = fc.integer({ min: 0, max: most + 20 });
    const anyDeed = fc.oneof(
      { weight: 6, arbitrary: fc.record({ deed: fc.constant('ask' as const), index: anyIndex }) },
      { weight: 2, arbitrary: fc.record({ deed: fc.constant('mark' as const), index: anyIndex, state: fc.constantFrom(...questionStates) }) },
      { weight: 1, arbitrary: fc.record({ deed: fc.constant('remove' as const), index: anyIndex }) },
    );
    fc.assert(
      fc.property(fc.integer({ min: most - 5, max: most }), fc.array(anyDeed, { maxLength: 60 }), (count, deeds) => {
        let list: readonly VisitorQuestion[] = many(count);
        for (const each of deeds) {
          const { id } = question(each.index);
          const before = list;
          if (each.deed === 'ask') list = withQuestion(list, question(each.index)) ?? list;
          else if (each.deed === 'mark') list = withMark(list, { question: id, state: each.state });
          else list = withoutQuestion(list, id);
          // nothing that waits for an answer is ever given up for another one
          if (each.deed === 'ask' && before.some((one) => one.state !== 'answered' && !list.includes(one))) expect.fail(`${each.index} took the place of one that waits`);
        }
        expect(visitorQuestionsSchema.safeParse(list).success).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
