/** One thing to correct in a pack. */
export interface Finding {
  /** path inside the pack */
  readonly file: string;
  /** key inside the file; absent where the file as a whole is meant */
  readonly key?: string;
  readonly what: string;
  readonly todo: string;
}

/** A finding as one line of the list. */
export function findingLine({ file, key, what, todo }: Finding): string {
  return `${file}${key === undefined ? '' : ` · ${key}`}: ${what} → ${todo}`;
}
