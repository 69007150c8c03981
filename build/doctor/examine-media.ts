import { storyFolder } from '../../electron/core/content-id.ts';
import type { StoryFile } from '../../electron/core/content.ts';
import { fileInFolder } from '../../electron/main/content-folder.ts';
import { maximumFilmBytes, maximumPictureBytes } from '../../electron/main/content-lab.ts';
import type { Finding } from './finding.ts';

/** Whether every step has something to look at, and every file it names is there. */
export async function examineMedia(root: string, namespace: string, file: string, steps: StoryFile['steps']): Promise<readonly Finding[]> {
  const found = await Promise.all(steps.map(async ({ id, scene, picture, film }): Promise<readonly Finding[]> => [
    ...(picture === undefined && film === undefined && scene === undefined ? [{ file, key: `steps.${id}`, what: 'neither scene, film nor picture', todo: 'name one' }] : []),
    ...(picture === undefined && film !== undefined ? [{ file, key: `steps.${id}`, what: 'a film without a picture: guests who want nothing to move see nothing', todo: 'name a picture too' }] : []),
    ...await examineFile(root, namespace, 'picture', picture, maximumPictureBytes),
    ...await examineFile(root, namespace, 'film', film, maximumFilmBytes),
  ]));
  return found.flat();
}

async function examineFile(root: string, namespace: string, kind: string, name: string | undefined, maximumBytes: number): Promise<readonly Finding[]> {
  if (name === undefined) return [];
  const path = `${storyFolder(namespace)}/media/${name}`;
  const there = await fileInFolder(root, path, maximumBytes);
  return there.ok ? [] : [{ file: path, what: `${kind} ${there.message}`, todo: `put the ${kind} there` }];
}
