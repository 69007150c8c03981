import type { Pack } from './content.ts';

/** A file of the pack that a window shows or plays. */
export interface PackMedia {
  readonly kind: 'picture' | 'film' | 'narration';
  /** app://content/… */
  readonly url: string;
  /** inside the pack's folder */
  readonly path: string;
  /** when the last caption of a narration ends; 0 for what has none */
  readonly endMs: number;
}

const origin = 'app://content/';

/** Every picture, film and narration of a pack, each file once. */
export function packMedia({ labs }: Pack): readonly PackMedia[] {
  const media = labs.flatMap(({ steps }) =>
    steps.flatMap(({ pictureUrl, filmUrl, narration }) => [
      ...(pictureUrl === undefined ? [] : [{ kind: 'picture' as const, url: pictureUrl, endMs: 0 }]),
      ...(filmUrl === undefined ? [] : [{ kind: 'film' as const, url: filmUrl, endMs: 0 }]),
      ...Object.values(narration).map(({ url, cues }) => ({ kind: 'narration' as const, url, endMs: Math.max(0, ...cues.map((cue) => cue.endMs)) })),
    ]),
  );
  const byUrl = new Map(media.map((each) => [each.url, { ...each, path: each.url.slice(origin.length) }]));
  return [...byUrl.values()];
}
