import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import mime from 'mime';
import parseRange from 'range-parser';

/** The mark in index.html that a fresh nonce takes the place of. */
const nonceMark = '__CSP_NONCE__';

/** A file up to this size goes in one piece: passing 64 kB at a time through main costs more than reading it. */
const atOnceBytes = 2 ** 20;

/** What `app://` serves. The pack's folder may still be searched for when the window asks for its first picture. */
export interface Roots {
  /** the built windows: app://kiosk/ */
  readonly kiosk: string;
  /** the content pack: app://content/ */
  readonly content: () => Promise<string>;
}

interface AppRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
}

/** Answers one `app://` request from disk: GET and HEAD of regular files inside their root, ranges included. */
export async function answer(request: AppRequest, roots: Roots, nonce: () => string): Promise<Response> {
  const host = /^app:\/\/([^/?#]*)/.exec(request.url)?.[1];
  const headers = new Headers(host === 'kiosk' ? kioskHeaders : contentHeaders);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    headers.set('allow', 'GET, HEAD');
    return new Response(null, { status: 405, headers });
  }
  const root = host === 'kiosk' ? roots.kiosk : host === 'content' ? await roots.content() : null;
  const file = root === null ? null : await fileInside(root, request.url);
  if (file === null) return new Response(null, { status: 404, headers });

  const type = mime.getType(file.path) ?? 'application/octet-stream';
  headers.set('content-type', /^text\/|javascript|json/.test(type) ? `${type}; charset=utf-8` : type);
  if (host === 'kiosk' && type === 'text/html') return page(file.path, request.method, headers, nonce());
  return part(file, request, headers);
}

/**
 * The regular file that an `app://` address names inside `root`, or null. The path is decoded once; whatever
 * could mean another place to some file system (`..`, `\`, an encoded `/`, NUL, a drive or stream `:`, a trailing
 * dot or space) is refused, and a link that leaves the root is not followed.
 */
export async function fileInside(root: string, url: string): Promise<{ path: string; size: number } | null> {
  const raw = /^app:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? '';
  if (/%(2f|5c|00)/i.test(raw)) return null;
  try {
    const names = decodeURIComponent(raw).split('/').slice(1);
    if (names.length === 0 || names.some((name) => !isPlainName(name))) return null;
    const [realRoot, path] = await Promise.all([realpath(root), realpath(join(root, ...names))]);
    const way = relative(realRoot, path);
    if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return null;
    const found = await stat(path);
    return found.isFile() ? { path, size: found.size } : null;
  } catch {
    // Not there, not readable, or not decodable: for a window it is all the same.
    return null;
  }
}

function isPlainName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return name !== '' && name !== '.' && name !== '..' && !/[\\:\u0000-\u001f]|[. ]$/.test(name);
}

/** A page of the kiosk, with the nonce that its styles need. */
async function page(path: string, method: string, headers: Headers, nonce: string): Promise<Response> {
  const body = Buffer.from((await readFile(path, 'utf8')).replaceAll(nonceMark, nonce));
  headers.set('content-security-policy', kioskPolicy(nonce));
  headers.set('content-length', String(body.length));
  return new Response(method === 'HEAD' ? null : body, { status: 200, headers });
}

async function part({ path, size }: { path: string; size: number }, request: AppRequest, headers: Headers): Promise<Response> {
  headers.set('accept-ranges', 'bytes');
  const range = wantedRange(size, request.headers.get('range'));
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range !== null) headers.set('content-range', `bytes ${start}-${end}/${size}`);
  headers.set('content-length', String(end - start + 1));
  const status = range === null ? 200 : 206;
  if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers });
  const isWhole = range === null && size <= atOnceBytes;
  return new Response(isWhole ? await readFile(path) : streamOf(path, start, end), { status, headers });
}

/** The one range to send, null for the whole file. Several ranges, or words that are no range, get the whole file. */
function wantedRange(size: number, header: string | null): { start: number; end: number } | 'unsatisfiable' | null {
  if (header === null) return null;
  // RFC 9110, 14.1.2: a suffix longer than the file means the whole file; range-parser calls it unsatisfiable.
  const suffix = /^bytes=-(\d+)$/.exec(header.trim());
  const ranges = parseRange(size, suffix ? `bytes=-${Math.min(Number(suffix[1]), size)}` : header.trim());
  if (ranges === -2 || (ranges !== -1 && (ranges.type !== 'bytes' || ranges.length > 1))) return null;
  return ranges === -1 ? 'unsatisfiable' : (ranges[0] ?? 'unsatisfiable');
}

/**
 * Reads as fast as the window takes it. Not Readable.toWeb: on Node 18 it throws out of reach when a media element
 * drops the answer half-way.
 */
function streamOf(path: string, start: number, end: number): ReadableStream<Uint8Array> {
  const file = createReadStream(path, { start, end });
  const chunks: AsyncIterator<Uint8Array> = file[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const chunk = await chunks.next();
      if (chunk.done === true) controller.close();
      else controller.enqueue(chunk.value);
    },
    cancel() {
      file.destroy();
    },
  });
}

/** What a window may do: its own script, styles, fonts and pictures, and the pack's pictures and sound. */
function kioskPolicy(nonce: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === null ? '' : ` 'nonce-${nonce}'`}`,
    "font-src 'self'",
    "img-src 'self' app://content",
    'media-src app://content',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

// No cross-origin-opener-policy: no page opens or is opened by another, and the header makes Chromium throw away the
// renderer that it started with the window and start a second one for the page.
const kioskHeaders = {
  ...everywhere,
  'content-security-policy': kioskPolicy(null),
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), midi=()',
};

const contentHeaders = {
  ...everywhere,
  // A picture opened as a document (an SVG, say) can do nothing at all.
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  // Lets a canvas that drew a picture of the pack, or an analyser that hears its sound, be read back.
  'access-control-allow-origin': 'app://kiosk',
};
