/** What a call that may be refused gives back: expected failures are values, never exceptions. */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code; readonly message: string };

/** The call succeeded with this value. */
export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** The call was refused. `message` is one line for a log or a member of staff, never for a visitor. */
export function refusal<Code extends string>(
  code: Code,
  message: string,
): { readonly ok: false; readonly code: Code; readonly message: string } {
  return { ok: false, code, message };
}

/** Closes a switch over a tagged union: a forgotten member does not compile, an impossible one throws. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
