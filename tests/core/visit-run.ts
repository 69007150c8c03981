import { v7 as newId } from 'uuid';
import { advance } from '../../electron/core/visit.ts';
import type { InterestEvent } from '../../electron/core/interest.ts';
import type { Moment } from '../../electron/core/run-clock.ts';
import { standardDisplay } from '../../electron/core/settings.ts';
import type { Visit, VisitAction, VisitRules, VisitState } from '../../electron/core/visit-state.ts';

export const rules: VisitRules = {
  packVersion: '0.1.0',
  labs: [
    {
      id: 'diamond',
      steps: [{ id: 'seed' }, { id: 'plasma' }, { id: 'patience' }],
      topics: ['plates', 'visit'],
      sources: [{ id: 'exeter' }, { id: 'svd-spark' }],
      quiz: [{ id: 'hydrogen', options: ['cool', 'sweep'], right: 'sweep' }, { id: 'run', options: ['day', 'run'], right: 'run' }],
    },
    { id: 'laser', steps: [{ id: 'power' }], topics: ['trial', 'visit'], sources: [{ id: 'rp-photonics' }], quiz: [] },
    { id: 'empty', steps: [], topics: [], sources: [], quiz: [] },
  ],
  defaultLanguage: 'ru',
  idleMs: 60_000,
  answerMs: 25_000,
  initialVolume: 0.6,
  volumeLimit: 0.8,
  initialDisplay: standardDisplay,
  isContactOffered: true,
};

export interface Stage {
  readonly action: VisitAction;
  readonly before: VisitState;
  readonly after: VisitState;
  readonly events: readonly InterestEvent[];
}

/** Drives the visit machine with both clocks in hand, and keeps all that came of it. */
export class VisitRun {
  readonly rules: VisitRules;
  readonly stages: Stage[] = [];
  readonly events: InterestEvent[] = [];
  state: VisitState = null;
  clock: Moment = { at: Date.UTC(2026, 10, 22, 9), monotonicMs: 5_000 };

  constructor(part: Partial<VisitRules> = {}) {
    this.rules = { ...rules, ...part };
  }

  get visit(): Visit {
    if (!this.state) throw new Error('there is no visit');
    return this.state;
  }

  get kinds(): readonly string[] {
    return this.events.map(({ kind }) => kind);
  }

  get last(): InterestEvent | undefined {
    return this.events.at(-1);
  }

  /** Time passes on both clocks, unseen by the machine until its next action. */
  pass(ms: number): this {
    this.clock = { at: this.clock.at + ms, monotonicMs: this.clock.monotonicMs + ms };
    return this;
  }

  /** Time passes with a tick a second, as in the kiosk. */
  wait(seconds: number): this {
    for (let second = 0; second < seconds; second += 1) this.pass(1000).does({ type: 'tick' });
    return this;
  }

  does(...actions: readonly VisitAction[]): this {
    for (const action of actions) this.at(this.clock, action);
    return this;
  }

  /** Nobody touches anything any more, until the attract screen is back; within an hour and a half, or it never will. */
  leaveAlone(): this {
    for (let ticks = 0; this.state; ticks += 1) {
      if (ticks > 1080) throw new Error(`the visit goes on for ever: ${JSON.stringify(this.state)}`);
      this.pass(5000).does({ type: 'tick' });
    }
    return this;
  }

  /** One action while the clocks show something of their own. */
  at(now: Moment, action: VisitAction): this {
    const before = this.state;
    const { state, events } = advance(before, action, { now, newId, rules: this.rules });
    this.stages.push({ action, before, after: state, events });
    this.events.push(...events);
    this.state = state;
    return this;
  }
}
