import type { PreparedScene, SceneBox } from './scene.ts';

/** Pictures that were shown last, with their painted layers: attract, home and the step between them. 8 MB each and more. */
const most = 3;

const kept = new Map<string, PreparedScene>();

/** The prepared picture of that name and size: the one shown before, if it is still there, or a new one. */
export function keptPicture(name: string, box: SceneBox, prepare: () => PreparedScene): PreparedScene {
  const key = `${name} ${box.width}×${box.height}`;
  const picture = kept.get(key) ?? prepare();
  kept.delete(key);
  kept.set(key, picture);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return picture;
}
