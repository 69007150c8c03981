import { useState } from 'react';
import type { SettingsSheet, StaffSettings } from '../../../electron/core/settings-change.ts';
import { isSameSetting, keepDraft } from './keep-draft.ts';

/** What came of the last save. */
type Word = 'saved' | 'failed' | 'editedByHand' | 'brokenByHand' | null;

/** The settings as a draft until they are saved. */
export function useSettings(first: SettingsSheet) {
  const [sheet, setSheet] = useState(first);
  const [draft, setDraft] = useState(first.settings);
  const [word, setWord] = useState<Word>(null);
  const [isSaving, setIsSaving] = useState(false);

  const save = async (proof: string | null): Promise<void> => {
    setIsSaving(true);
    const saved = await window.kiosk.changeSettings({ settings: draft, proof });
    if (saved.ok) {
      setSheet(saved.value);
      setDraft(saved.value.settings);
      setWord('saved');
    } else if (saved.message === 'edited-by-hand') {
      const now = await window.kiosk.readSettings();
      if (now.ok) {
        setSheet(now.value);
        setDraft(keepDraft(draft, sheet.settings, now.value.settings));
      }
      setWord(now.ok ? 'editedByHand' : 'failed');
    } else {
      setWord(saved.message === 'broken-by-hand' ? 'brokenByHand' : 'failed');
    }
    setIsSaving(false);
  };
  const set = (part: Partial<StaffSettings>) => {
    setDraft({ ...draft, ...part });
    setWord(null);
  };
  return {
    sheet,
    draft,
    word,
    isSaving,
    isChanged: !isSameSetting(draft, sheet.settings),
    /** Saving it erases events: the PIN is asked for first. */
    isErasing: draft.retentionMonths < sheet.settings.retentionMonths,
    set,
    undo: () => set(sheet.settings),
    save,
  };
}
