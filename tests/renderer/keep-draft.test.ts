import { expect, it } from 'vitest';
import { languages } from '../../electron/core/language.ts';
import { staffSettings } from '../../electron/core/settings-change.ts';
import { defaultSettings } from '../../electron/core/settings.ts';
import { keepDraft } from '../../renderer/staff/settings/keep-draft.ts';

const begun = staffSettings(defaultSettings('0192f0c1-0000-4000-8000-000000000001'), languages);

it('what staff changed on the page stands over what somebody else changed meanwhile, and nothing else does', () => {
  const draft = { ...begun, idleSeconds: 30, volume: { initial: 0.5, limit: 0.8 } };
  const now = { ...begun, idleSeconds: 90, kioskName: 'Lobby' };
  expect(keepDraft(draft, begun, now)).toEqual({ ...now, idleSeconds: 30, volume: { initial: 0.5, limit: 0.8 } });
  expect(keepDraft(begun, begun, now)).toEqual(now);
});
