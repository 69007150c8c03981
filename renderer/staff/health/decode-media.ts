import { packMedia, type PackMedia } from '../../../electron/core/pack-media.ts';
import type { Pack } from '../../../electron/core/content.ts';

/** A file on the kiosk's own disk that has not answered by now will not. */
const patienceMs = 10_000;
/** It may end so long before its last caption does. */
const toleranceMs = 500;
const atOnce = 4;

function playsToItsEnd(url: string, endMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const sound = new Audio();
    const leave = (isGood: boolean) => {
      clearTimeout(limit);
      sound.removeAttribute('src');
      resolve(isGood);
    };
    const limit = setTimeout(() => leave(false), patienceMs);
    sound.addEventListener('loadedmetadata', () => leave(sound.duration * 1000 >= endMs - toleranceMs));
    sound.addEventListener('error', () => leave(false));
    sound.preload = 'metadata';
    sound.src = url;
  });
}

async function pictureIsGood(url: string): Promise<boolean> {
  const picture = new Image();
  picture.src = url;
  return picture.decode().then(() => true, () => false);
}

/** Those files of a pack that this window can not show or play, or that end before their captions do; as paths in the pack. */
export async function undecodableMedia(pack: Pack): Promise<readonly string[]> {
  const waiting = [...packMedia(pack)];
  const bad: string[] = [];
  const isGood = ({ kind, url, endMs }: PackMedia) => (kind === 'picture' ? pictureIsGood(url) : playsToItsEnd(url, endMs));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (!(await isGood(next))) bad.push(next.path);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return bad.sort();
}
