import type { InterestEvent } from './interest.ts';
import type { Language } from './language.ts';
import type { Moment } from './run-clock.ts';

/** What `lab`, `item` and `value` an event kind takes, without what every event has. */
type EventOf<Kind extends InterestEvent['kind']> = Extract<InterestEvent, { readonly kind: Kind }>;

/** A clock set to nonsense must not cost an event: order and durations never come from it. */
function utc(at: number): number {
  return Number.isFinite(at) ? Math.min(Math.max(Math.round(at), 0), Number.MAX_SAFE_INTEGER) : 0;
}

/** What events need to know of whatever is recorded: a visitor's visit, or a guide's tour, which is one too. */
interface Recorded {
  readonly id: string;
  readonly mode: InterestEvent['mode'];
  readonly elapsedMs: number;
  readonly seq: number;
  readonly language: Language;
}

interface RecorderContext {
  readonly now: Moment;
  readonly newId: () => string;
  readonly rules: { readonly packVersion: string };
}

/** Changes a visit within one transition and collects its events, numbered in order. */
export class Recorder<Visit extends Recorded> {
  readonly events: InterestEvent[] = [];
  visit: Visit;
  private readonly context: RecorderContext;

  constructor(visit: Visit, context: RecorderContext) {
    this.visit = visit;
    this.context = context;
  }

  record<Kind extends InterestEvent['kind']>(
    kind: Kind,
    lab: EventOf<Kind>['lab'],
    item: EventOf<Kind>['item'],
    value: EventOf<Kind>['value'],
  ): void {
    const seq = this.visit.seq + 1;
    this.events.push({
      id: this.context.newId(),
      visitId: this.visit.id,
      seq,
      at: utc(this.context.now.at),
      elapsedMs: this.visit.elapsedMs,
      mode: this.visit.mode,
      language: this.visit.language,
      packVersion: this.context.rules.packVersion,
      kind,
      lab,
      item,
      value,
    } as InterestEvent);
    this.visit = { ...this.visit, seq };
  }

  change(part: Partial<Visit>): void {
    this.visit = { ...this.visit, ...part };
  }
}
