import * as z from 'zod';
import type { Pack } from './content.ts';
import { interestEventSchema } from './interest.ts';
import type { Language } from './language.ts';
import type { Result } from './result.ts';
import type { Settings } from './settings.ts';

/** What a window is for. Given by main when the window is made, for good. */
export const roles = ['visitor', 'stage', 'guide', 'staff'] as const;

export type Role = (typeof roles)[number];

/** What a visitor window needs before its first frame. */
export interface Beginning {
  readonly pack: Pack;
  readonly language: Language;
  readonly settings: Pick<Settings, 'idleSeconds' | 'narrationStartsByItself' | 'volume'>;
}

export type RefusalCode =
  /** the sender is not the main frame of one of our own windows */
  | 'not-ours'
  /** the window's role does not allow this call */
  | 'forbidden'
  /** the parser did not accept the argument */
  | 'invalid'
  /** accepted, but not done: the reason is in the message */
  | 'failed';

interface Call<Allowed extends readonly Role[], Argument extends z.ZodType, Value> {
  readonly roles: Allowed;
  readonly argument: Argument;
  /** Carries the type of the result only; nothing is stored here. */
  readonly value?: Value;
}

function call<Value>() {
  return <const Allowed extends readonly Role[], Argument extends z.ZodType>(
    allowed: Allowed,
    argument: Argument,
  ): Call<Allowed, Argument, Value> => ({ roles: allowed, argument });
}

/** Every call between a window and main: who may make it, what it takes, what it gives back. */
export const contract = {
  /** The pack, first language and settings to start with. */
  begin: call<Beginning>()(['visitor'], z.undefined()),
  /** Resolves once the event is durable; resolves `failed` only if the kiosk gives up on it. */
  recordInterest: call<{ readonly id: string }>()(['visitor'], interestEventSchema),
  /** The first frame that answers a touch has been painted. */
  reportInteractive: call<null>()(['visitor'], z.undefined()),
  /** Says that the window still runs; main replaces a window that stops saying so. */
  beat: call<null>()(roles, z.undefined()),
  /** A fault that the window survived, for the log. */
  reportFault: call<null>()(roles, z.strictObject({ what: z.string().max(2000) })),
} satisfies Record<string, Call<readonly Role[], z.ZodType, unknown>>;

export type CallName = keyof typeof contract;

export type ArgumentOf<Name extends CallName> = z.infer<(typeof contract)[Name]['argument']>;

export type ValueOf<Name extends CallName> = NonNullable<(typeof contract)[Name]['value']> extends never
  ? null
  : Exclude<(typeof contract)[Name]['value'], undefined>;

/** The calls as a window of that role sees them, on `window.kiosk`. Calls that its role does not allow are absent. */
export type KioskCalls<OfRole extends Role = Role> = {
  readonly [Name in CallName as OfRole & (typeof contract)[Name]['roles'][number] extends never ? never : Name]: (
    ...argument: undefined extends ArgumentOf<Name> ? [] : [ArgumentOf<Name>]
  ) => Promise<Result<ValueOf<Name>, RefusalCode>>;
};

/** What main must provide: one handler a call. */
export type Handlers<Sender> = {
  readonly [Name in CallName]: (
    argument: ArgumentOf<Name>,
    sender: Sender,
  ) => Promise<Result<ValueOf<Name>, RefusalCode>> | Result<ValueOf<Name>, RefusalCode>;
};

/** The calls a role may make. */
export function callsFor(role: Role): readonly CallName[] {
  return (Object.keys(contract) as CallName[]).filter((name) => (contract[name].roles as readonly Role[]).includes(role));
}
