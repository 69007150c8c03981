import { v7 as newId } from 'uuid';
import type { InterestEvent } from '../../electron/core/interest.ts';
import type { Moment } from '../../electron/core/run-clock.ts';
import { advanceTour } from '../../electron/core/tour.ts';
import type { TourAction } from '../../electron/core/tour-actions.ts';
import type { TourPlan } from '../../electron/core/tour-plan.ts';
import type { Tour, TourPlace, TourRules, TourState } from '../../electron/core/tour-state.ts';
import { dialRules as dial } from '../fixtures/dial/rules.ts';

const narrated = (id: string, ru: number) => ({ id, narrationMs: { ru, 'zh-Hans': ru * 2 } });

export const places: readonly TourPlace[] = [
  { id: 'diamond', steps: [narrated('seed', 20_000), narrated('plasma', 30_000), narrated('patience', 25_000)], short: ['plasma'], topics: ['plates', 'visit'], exhibit: { id: 'dial', rules: dial } },
  { id: 'laser', steps: [narrated('power', 20_000), { id: 'cut', narrationMs: {} }], short: [], topics: ['trial'], exhibit: null },
  { id: 'robots', steps: [narrated('fleet', 15_000)], short: [], topics: ['pilot'], exhibit: null },
];

export const rules: TourRules = { packVersion: '0.1.0', places, initialVolume: 0.6, volumeLimit: 0.8 };

/** 30 minutes: 12 at diamonds, 12 at lasers, 6 for questions. */
export const plan: TourPlan = {
  delegation: 'Делегация из Синьсяна',
  languages: ['ru', 'zh-Hans'],
  people: 8,
  minutes: 30,
  interests: { labs: ['diamond'], topics: [] },
  stops: [
    { lab: 'diamond', steps: ['seed', 'plasma', 'patience'], minutes: 12 },
    { lab: 'laser', steps: ['power', 'cut'], minutes: 12 },
    { lab: null, steps: [], minutes: 6 },
  ],
  isRehearsal: false,
};

export interface TourStage {
  readonly action: TourAction;
  readonly before: TourState;
  readonly after: TourState;
  readonly events: readonly InterestEvent[];
  readonly isDone: boolean;
}

/** Drives the tour machine with both clocks in hand, and keeps all that came of it. */
export class TourRun {
  readonly stages: TourStage[] = [];
  readonly events: InterestEvent[] = [];
  state: TourState = null;
  clock: Moment = { at: Date.UTC(2026, 10, 22, 9), monotonicMs: 5_000 };

  /** A tour that has just begun. */
  static begun(part: Partial<TourPlan> = {}): TourRun {
    return new TourRun().does({ type: 'prepare', plan: { ...plan, ...part } }, { type: 'start' });
  }

  get tour(): Tour {
    if (this.state === null || this.state.phase === 'prepared') throw new Error('no tour has begun');
    return this.state;
  }

  get kinds(): readonly string[] {
    return this.events.map(({ kind }) => kind);
  }

  get isDone(): boolean {
    return this.stages.at(-1)?.isDone === true;
  }

  /** Time passes on both clocks, unseen by the machine until its next action. */
  pass(seconds: number): this {
    this.clock = { at: this.clock.at + seconds * 1000, monotonicMs: this.clock.monotonicMs + seconds * 1000 };
    return this;
  }

  does(...actions: readonly TourAction[]): this {
    for (const action of actions) this.at(this.clock, action);
    return this;
  }

  /** One action while the clocks show something of their own. */
  at(now: Moment, action: TourAction): this {
    const before = this.state;
    const { state, events, isDone } = advanceTour(before, action, { now, newId, rules });
    this.stages.push({ action, before, after: state, events, isDone });
    this.events.push(...events);
    this.state = state;
    return this;
  }
}
