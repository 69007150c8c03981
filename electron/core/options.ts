import { languages, languageSchema, type Language } from './language.ts';
import { refusal, success, type Result } from './result.ts';

/** What the command line and the environment say; an absent member leaves the choice to the settings. */
export interface Options {
  /** as written; relative paths are main's to resolve */
  readonly dataDirectory?: string;
  /** folder of the content pack to show */
  readonly contentDirectory?: string;
  readonly isWindowed: boolean;
  readonly language?: Language;
  /** seconds, 1–3600 */
  readonly idleSeconds?: number;
}

interface Sources {
  /** what follows the program: only the kiosk's own arguments */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** whether a path names something that exists and is not a directory */
  readonly isFile: (path: string) => boolean;
}

type Problem = { readonly problem: string };
type Reader<Value> = (text: string, sources: Sources) => Value | Problem;

const directory: Reader<string> = (text, { isFile }) =>
  isFile(text) ? { problem: `is a file, not a directory: ${printable(text)}` } : text;

/** A content pack that is missing or no folder is not refused: the built-in pack stands in for it. */
const contentDirectory: Reader<string> = (text) => text;

const language: Reader<Language> = (text) => {
  const parsed = languageSchema.safeParse(text);
  return parsed.success ? parsed.data : { problem: `must be one of ${languages.join(', ')}, not ${printable(text)}` };
};

const seconds: Reader<number> = (text) => {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= 3600 ? value : { problem: `must be whole seconds from 1 to 3600, not ${printable(text)}` };
};

const truth: Reader<boolean> = (text) => {
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  return { problem: `must be 1, 0, true or false, not ${printable(text)}` };
};

/** Every option: its flag, its variable, an example for messages, and how its text is read. */
const table = {
  dataDirectory: { flag: '--data-dir', variable: 'KIOSK_DATA_DIR', example: 'DIR', read: directory },
  contentDirectory: { flag: '--content-dir', variable: 'KIOSK_CONTENT_DIR', example: 'DIR', read: contentDirectory },
  isWindowed: { flag: '--windowed', variable: 'KIOSK_WINDOWED', example: null, read: truth },
  language: { flag: '--language', variable: 'KIOSK_LANGUAGE', example: languages.join('|'), read: language },
  idleSeconds: { flag: '--idle-seconds', variable: 'KIOSK_IDLE_SECONDS', example: 'N', read: seconds },
} as const;

const rows = Object.values(table);

/**
 * Reads the kiosk's options. A flag beats a variable; an empty variable counts as not set.
 * Refused with one line that says what is wrong: an argument the kiosk does not know, a flag given twice or
 * without a value, a value that does not fit, a data directory that is a file.
 */
export function readOptions(sources: Sources): Result<Options, 'bad-option'> {
  const given = new Map<string, string>();
  for (const argument of sources.arguments) {
    const equals = argument.indexOf('=');
    const name = equals < 0 ? argument : argument.slice(0, equals);
    const row = rows.find(({ flag }) => flag === name);
    if (!row) return refusal('bad-option', unknownArgument(argument));
    if (given.has(name)) return refusal('bad-option', `${name} is given twice`);
    if (equals < 0 && row.example !== null) return refusal('bad-option', `${name} needs a value: ${usage(row)}`);
    const text = equals < 0 ? 'true' : argument.slice(equals + 1);
    if (text.trim() === '') return refusal('bad-option', `${name} has an empty value: ${usage(row)}`);
    given.set(name, text);
  }

  let problem: string | undefined;
  const take = <Value>(row: (typeof rows)[number], read: Reader<Value>): Value | undefined => {
    const flagged = given.get(row.flag);
    const text = flagged ?? sources.environment[row.variable]?.trim();
    if (text === undefined || text === '') return undefined;
    const value = text.includes('\0') ? { problem: 'holds a NUL character' } : read(text, sources);
    if (!isProblem(value)) return value;
    problem ??= `${flagged === undefined ? row.variable : row.flag} ${value.problem}`;
    return undefined;
  };
  const options = withoutUndefined({
    dataDirectory: take(table.dataDirectory, table.dataDirectory.read),
    contentDirectory: take(table.contentDirectory, table.contentDirectory.read),
    isWindowed: take(table.isWindowed, table.isWindowed.read) ?? false,
    language: take(table.language, table.language.read),
    idleSeconds: take(table.idleSeconds, table.idleSeconds.read),
  });
  return problem === undefined ? success(options) : refusal('bad-option', problem);
}

function unknownArgument(argument: string): string {
  const what = argument.startsWith('-') ? 'unknown flag' : 'unexpected argument';
  return `${what} ${printable(argument)}; known: ${rows.map(usage).join(' ')}`;
}

function usage({ flag, example }: (typeof rows)[number]): string {
  return example === null ? flag : `${flag}=${example}`;
}

/** The refusal is one line whatever was typed. */
function printable(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'problem' in value;
}

type Defined<Members> = { [Key in keyof Members as undefined extends Members[Key] ? never : Key]: Members[Key] } & {
  [Key in keyof Members as undefined extends Members[Key] ? Key : never]?: Exclude<Members[Key], undefined>;
};

/** Leaves undefined members out, so that an absent option is absent. */
function withoutUndefined<Members extends object>(members: Members): Defined<Members> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<Members>;
}
