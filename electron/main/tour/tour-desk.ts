import type { InterestEvent } from '../../core/interest.ts';
import { presenterAction } from '../../core/presenter-keys.ts';
import { refusal, success, type Result } from '../../core/result.ts';
import type { Moment } from '../../core/run-clock.ts';
import type { GuideAction, TourAction } from '../../core/tour-actions.ts';
import { brokenOff, continuableMs, isContinuable, isForgotten, outageMs } from '../../core/tour-continuation.ts';
import { keepingOf } from '../../core/tour-keeping.ts';
import { viewOf, type TourSnapshot } from '../../core/tour-snapshot.ts';
import type { TourRules, TourState } from '../../core/tour-state.ts';
import { advanceTour } from '../../core/tour.ts';
import type { KeptTour } from './tour-files.ts';
import type { TourKeeper } from './tour-keeper.ts';

interface DeskParts {
  readonly keeper: TourKeeper;
  /** what the last run left; resolves before anything else is done */
  readonly kept: Promise<KeptTour | null>;
  readonly rules: () => Promise<TourRules>;
  readonly now: () => Moment;
  readonly newId: () => string;
  /** staff have set the kiosk to rehearsal */
  readonly isRehearsal: () => boolean;
  /** Nobody needs the kiosk any more: it is the visitors' again. */
  readonly onGivenBack: () => void;
  readonly warn: (line: string) => void;
}

const tickMs = 1_000;

/** A power cut costs the tour's clock no more than this; the disk is not asked every second. */
const keepEveryMs = 10_000;

/** The one tour of the kiosk, and the windows that wait to hear of it. */
export class TourDesk {
  private readonly parts: DeskParts;
  private readonly waiting = new Set<() => void>();
  private readonly ready: Promise<void>;
  private rules: TourRules | null = null;
  private state: TourState = null;
  private version = 1;
  /** until when a tour that was broken off is offered, monotonic ms */
  private offeredUntil: number | null = null;
  private actedMs = 0;
  private isGuideHere = false;
  private hasStage = false;
  private keptMs = 0;
  private pulse: ReturnType<typeof setInterval> | undefined;

  constructor(parts: DeskParts) {
    this.parts = parts;
    // The store waits for this, and must not wait for ever.
    this.ready = this.takeUp().catch((error: unknown) => parts.warn(`the last tour was not taken up: ${String(error)}`));
  }

  /** The visit of a tour under way: no window's loss ends it. Known once `settled`. */
  get openVisits(): readonly string[] {
    return this.state?.phase === 'running' || this.state?.phase === 'held' ? [this.state.id] : [];
  }

  /** Resolves once it is known whether a tour goes on. */
  async settled(): Promise<void> {
    await this.ready;
  }

  start(): void {
    this.pulse ??= setInterval(() => this.tick(), tickMs);
  }

  stop(): void {
    clearInterval(this.pulse);
    if (this.state !== null) this.parts.keeper.keep(this.state);
  }

  /** The present tour if it is not the one seen, else the next. A window asks once at a time. */
  async next(seen: number): Promise<TourSnapshot> {
    await this.ready;
    if (seen === this.version) await new Promise<void>((resolve) => this.waiting.add(resolve));
    return this.snapshot();
  }

  async act(action: GuideAction): Promise<Result<null, 'failed'>> {
    await this.ready;
    this.actedMs = this.parts.now().monotonicMs;
    if (this.offeredUntil !== null) return refusal('failed', 'a tour was broken off: first say whether it goes on');
    const isPractice = action.type === 'prepare' && this.parts.isRehearsal();
    const done = await this.advance(isPractice ? { ...action, plan: { ...action.plan, isRehearsal: true } } : action);
    return done ? success(null) : refusal('failed', `${action.type} makes no sense now`);
  }

  /** A key of a keyboard or a remote, by its DOM name. False: it means nothing to the tour. */
  press(key: string): boolean {
    const tour = viewOf(this.state);
    if (this.offeredUntil !== null || (tour?.phase !== 'running' && tour?.phase !== 'held')) return false;
    const action = presenterAction(key, tour);
    if (action) void this.act(action);
    return action !== null;
  }

  /** The guide says whether the tour that a power cut broke off goes on; it waits to be resumed, or is over. */
  async answerOffer(isTaken: boolean): Promise<Result<null, 'failed'>> {
    await this.ready;
    this.actedMs = this.parts.now().monotonicMs;
    if (this.offeredUntil === null) return refusal('failed', 'no tour is offered');
    this.offeredUntil = null;
    if (!isTaken) await this.advance({ type: 'abandon' });
    else {
      this.keep([]);
      this.changed();
    }
    return success(null);
  }

  /** The guide has the kiosk now, or has given it back. */
  guideIs(isHere: boolean): void {
    this.isGuideHere = isHere;
    this.keepKiosk();
  }

  /** The audience has a display of its own, or has lost it. */
  stageIs(hasStage: boolean): void {
    this.hasStage = hasStage;
    this.changed();
  }

  /** The guide still needs the kiosk. */
  keepKiosk(): void {
    this.actedMs = this.parts.now().monotonicMs;
    this.changed();
  }

  private snapshot(): TourSnapshot {
    const { at, monotonicMs } = this.parts.now();
    return {
      version: this.version,
      at,
      tour: viewOf(this.state),
      offeredMs: this.offeredUntil === null ? null : Math.max(0, this.offeredUntil - monotonicMs),
      keeping: keepingOf(this.state, this.actedMs, monotonicMs),
      hasStage: this.hasStage,
    };
  }

  private async takeUp(): Promise<void> {
    const kept = await this.parts.kept;
    // Most starts have none, and the first frame is near: what tours go by can wait for the first of them.
    if (kept === null) return;
    const rules = await this.parts.rules();
    this.rules = rules;
    const now = this.parts.now();
    this.parts.keeper.takeUp(kept);
    const { state, savedAt } = kept;
    const awayMs = outageMs(savedAt, now);
    if (isContinuable(state, awayMs, rules)) {
      this.state = brokenOff(state, awayMs, now);
      this.offeredUntil = now.monotonicMs + continuableMs - awayMs;
      return;
    }
    const ended = advanceTour(state, { type: 'abandon' }, { now: savedAt, newId: this.parts.newId, rules });
    this.state = isForgotten(ended.state, now) ? null : ended.state;
    this.parts.keeper.keep(this.state, ended.events);
  }

  private async advance(action: TourAction): Promise<boolean> {
    // Settings may have changed; between this line and the state's change nothing waits.
    this.rules = await this.parts.rules();
    return this.apply(action);
  }

  private apply(action: TourAction): boolean {
    const { now, newId } = this.parts;
    if (this.rules === null) return false;
    const { state, events, isDone } = advanceTour(this.state, action, { now: now(), newId, rules: this.rules });
    this.state = state;
    // The spot moves with the finger, and is forgotten at a restart.
    if (isDone && action.type !== 'point') this.keep(events);
    else if (events.length > 0) this.keep(events);
    this.changed();
    return isDone;
  }

  private keep(events: readonly InterestEvent[]): void {
    this.keptMs = this.parts.now().monotonicMs;
    this.parts.keeper.keep(this.state, events);
  }

  private tick(): void {
    const now = this.parts.now();
    if (this.offeredUntil !== null && now.monotonicMs >= this.offeredUntil) {
      this.offeredUntil = null;
      this.apply({ type: 'abandon' });
    }
    const { state } = this;
    const isUnderWay = state?.phase === 'running' || state?.phase === 'held';
    if (isUnderWay) {
      if (state.listening?.isPlaying) this.actedMs = now.monotonicMs;
      this.apply({ type: 'tick' });
      if (now.monotonicMs - this.keptMs >= keepEveryMs) this.keep([]);
    } else if (state !== null && isForgotten(state, now)) {
      this.state = null;
      this.keep([]);
      this.changed();
    }
    if (this.isGuideHere || (isUnderWay && this.offeredUntil === null)) this.followKeeping(now.monotonicMs);
  }

  /** Asks whether the kiosk is still needed, and gives it back where nobody answers. */
  private followKeeping(monotonicMs: number): void {
    const { state } = keepingOf(this.state, this.actedMs, monotonicMs);
    if (state === 'kept') return;
    if (state === 'over') {
      if (this.offeredUntil === null) this.apply({ type: 'run-out' });
      this.isGuideHere = false;
      this.parts.onGivenBack();
    }
    this.changed();
  }

  private changed(): void {
    this.version += 1;
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
