import { useTranslation } from 'react-i18next';
import type { QuestionMark } from '../../electron/core/visitor-questions.ts';
import { Key } from '../parts/key.tsx';

type State = QuestionMark['state'];

/** What can become of a question, whoever asked it. */
export function AnswerKeys({ state, onMark }: { readonly state: State; readonly onMark: (state: State) => void }) {
  const { t } = useTranslation('guide');
  return (
    <>
      {state !== 'answered' && <Key icon="check" label={t('side.answered')} onPress={() => onMark('answered')} />}
      {state !== 'follow-up' && <Key icon="forward" label={t('side.followUp')} onPress={() => onMark('follow-up')} />}
    </>
  );
}
