import type { Handlers } from '../../core/contract.ts';
import { languages as allLanguages } from '../../core/language.ts';
import { panelLimits } from '../../core/panel-session.ts';
import { success } from '../../core/result.ts';
import type { EntryParts } from './answer-entry.ts';

type StaffCall = 'beginStaff' | 'confirmPin' | 'confirmWithKey';

/** What main answers to the staff panel's own calls; each of its pages has a file of its own beside this one. */
export function answerStaff({ access, panels, standing, pack, settings, panelLanguage }: EntryParts): Pick<Handlers<unknown>, StaffCall> {
  return {
    beginStaff: async () =>
      success({
        pack: (await pack).pack,
        language: await panelLanguage.present(),
        languages: allLanguages,
        kioskName: (await settings()).kioskName,
        standing: standing.present,
        idleMs: panelLimits.staff.idleMs,
      }),
    confirmPin: async ({ pin, purpose }) => {
      panels.touch();
      const answer = await access.confirm(pin, purpose);
      // Whoever guesses inside the panel has no business there.
      if (answer.outcome === 'locked') panels.close('left');
      return success(answer);
    },
    confirmWithKey: async ({ purpose }) => {
      panels.touch();
      const answer = await access.confirmWithKey(purpose);
      if (answer.outcome === 'locked') panels.close('left');
      return success(answer);
    },
  };
}
