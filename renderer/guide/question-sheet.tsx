import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../electron/core/language.ts';
import { tourLimits } from '../../electron/core/tour-limits.ts';
import { Choice } from '../parts/choice.tsx';
import { Key } from '../parts/key.tsx';
import { KeyboardDock } from '../parts/on-screen-keyboard/keyboard-dock.tsx';
import { KioskTextField } from '../parts/on-screen-keyboard/kiosk-text-field.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { languageNames } from '../parts/texts.ts';
import './questions.css';

export interface QuestionDraft {
  readonly text: string;
  readonly language: Language;
}

interface QuestionSheetProps {
  readonly draft: QuestionDraft;
  readonly onDraft: (draft: QuestionDraft) => void;
  readonly onNote: () => void;
  readonly onClose: () => void;
}

/** A question of the audience, in whichever language it is asked: the keyboard speaks it too. */
export function QuestionSheet({ draft, onDraft, onNote, onClose }: QuestionSheetProps) {
  const { t } = useTranslation('guide');
  const isEmpty = draft.text.trim() === '';
  return (
    <Sheet title={t('side.note')} onClose={onClose}>
      <KeyboardDock>
        <div className="guide-question-line">
          <Choice<Language>
            label={t('visitors.language')}
            value={draft.language}
            options={languages.map((one) => ({ value: one, label: languageNames[one], lang: one }))}
            onChange={(language) => onDraft({ ...draft, language })}
          />
          <KioskTextField label={t('side.note')} isLabelHidden isFirst language={draft.language} value={draft.text} maxLength={tourLimits.question} onChange={(text) => onDraft({ ...draft, text })} onSubmit={() => !isEmpty && onNote()} />
          <Key look="primary" icon="plus" label={t('side.add')} isDisabled={isEmpty} onPress={onNote} />
        </div>
      </KeyboardDock>
    </Sheet>
  );
}
