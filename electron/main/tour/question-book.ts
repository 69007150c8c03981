import { setTimeout as delay } from 'node:timers/promises';
import type { Erasure } from '../../core/erasure.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import { withMark, withoutForgotten, withoutQuestion, withQuestion, type AskedQuestion, type QuestionMark, type VisitorQuestion } from '../../core/visitor-questions.ts';
import { KeptList } from './kept-list.ts';
import type { TourFiles } from './tour-files.ts';

/** A visitor stands before the screen: asked again, a question that was on its way is kept once. */
const writingLimitMs = 4_000;

interface QuestionBookParts {
  readonly files: Pick<TourFiles, 'readQuestions' | 'writeQuestions' | 'forgetBrokenQuestions'>;
  /** UTC, ms since 1970 */
  readonly now: () => number;
  /** staff have set the kiosk to rehearsal */
  readonly isRehearsal: () => boolean;
  readonly writingLimitMs?: number;
}

type Questions = Result<readonly VisitorQuestion[], 'failed'>;

/** What visitors asked engineers in writing, for the guides; nothing of it is logged or put on record. */
export class QuestionBook {
  private readonly parts: QuestionBookParts;
  private readonly kept: KeptList<VisitorQuestion>;

  constructor(parts: QuestionBookParts) {
    this.parts = parts;
    const { files } = parts;
    this.kept = new KeptList({ read: () => files.readQuestions(), write: (questions) => files.writeQuestions(questions), file: 'tours/visitor-questions.json' });
  }

  /** Durable before it is answered. */
  async ask(asked: AskedQuestion): Promise<Result<null, 'failed'>> {
    const question: VisitorQuestion = { ...asked, askedAt: Math.max(0, Math.round(this.parts.now())), state: 'to-answer', isRehearsal: this.parts.isRehearsal() };
    const keeping = this.change((questions) => withQuestion(questions, question));
    const kept = await Promise.race([keeping, delay(this.parts.writingLimitMs ?? writingLimitMs, null, { ref: false })]);
    if (kept === null) return refusal('failed', 'the question could not be written in time');
    return kept.ok ? success(null) : kept;
  }

  /** Those that are still to be kept. */
  async list(): Promise<Questions> {
    return success(withoutForgotten(await this.kept.present(), this.parts.now(), []));
  }

  mark(mark: QuestionMark): Promise<Questions> {
    return this.change((questions) => withMark(questions, mark));
  }

  remove(question: string): Promise<Questions> {
    return this.change((questions) => withoutQuestion(questions, question));
  }

  /** Removes what has been kept long enough, and what was asked in times whose events are erased. */
  async forget(erasures: readonly Pick<Erasure, 'from' | 'before' | 'at'>[]): Promise<Result<null, 'failed'>> {
    await this.parts.files.forgetBrokenQuestions(this.parts.now(), erasures);
    const left = await this.kept.change((questions) => success(withoutForgotten(questions, this.parts.now(), erasures)));
    return left.ok ? success(null) : left;
  }

  private change(edit: (questions: readonly VisitorQuestion[]) => readonly VisitorQuestion[] | null): Promise<Questions> {
    return this.kept.change((questions) => {
      const after = edit(withoutForgotten(questions, this.parts.now(), []));
      return after === null ? refusal('failed', 'there are too many questions that wait for an answer') : success(after);
    });
  }
}
