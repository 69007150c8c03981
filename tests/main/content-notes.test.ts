import { expect, it } from 'vitest';
import { storiesOf } from '../../electron/core/pack-stories.ts';
import { loadPack } from '../../electron/main/content-pack.ts';
import { builtInPack } from '../fixtures/packs.ts';

it('the built-in pack gives guides something to say at every step, and narration of it in every language', async () => {
  const { pack } = await (await loadPack({ builtIn: builtInPack })).whole();
  for (const { id, steps } of storiesOf(pack)) {
    for (const step of steps) {
      expect.soft(step.notes.length, `${id}/${step.id}`).toBeGreaterThanOrEqual(2);
      expect.soft(Object.keys(step.narration).sort(), `${id}/${step.id}`).toEqual(['en', 'ru', 'zh-Hans']);
    }
  }
});
