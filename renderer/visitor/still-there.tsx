import { useTranslation } from 'react-i18next';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { Language } from '../../electron/core/language.ts';
import { Key } from '../parts/key.tsx';
import { interfaceTextsOf } from '../parts/texts.ts';
import { useSession, useSessionState, useVisit } from './session-context.tsx';
import './still-there.css';

/** "Still there?", in the visitor's language and the others beside it. Any touch stays; only Finish leaves. */
export function StillThere() {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const offered = useSessionState(({ terms }) => terms.languages);
  const answerMs = useSessionState(({ rules }) => rules.answerMs);
  const { language } = useVisit();
  const seconds = useSessionState((state) => state.secondsToAnswer) ?? 0;
  const languages: readonly Language[] = [language, ...offered.filter((one) => one !== language)];
  const inEach = (key: 'idle.question' | 'idle.stay' | 'idle.leave') =>
    languages.map((one) => <span key={one} lang={one}>{interfaceTextsOf(one)(key)}</span>);
  const stay = () => dispatch({ type: 'stay' });
  return (
    <ModalOverlay
      className="still-there"
      isOpen
      isKeyboardDismissDisabled={false}
      onOpenChange={stay}
      onClick={(event) => {
        if (event.target instanceof Element && !event.target.closest('button')) stay();
      }}
    >
      <Modal className="still-there-panel">
        <Dialog role="alertdialog" aria-label={t('idle.question')} className="still-there-dialog">
          <div className="still-there-ask">
            <p className="still-there-count tabular" aria-hidden="true">{seconds}</p>
            <p className="spoken" role="timer">{t('idle.seconds', { count: seconds })}</p>
            <div className="still-there-words">{inEach('idle.question')}</div>
          </div>
          <div className="still-there-rule" aria-hidden="true">
            <span style={{ transform: `scaleX(${(seconds * 1000) / answerMs})` }} />
          </div>
          <div className="still-there-keys">
            <Key look="primary" label={t('idle.stay')} onPress={stay}>{inEach('idle.stay')}</Key>
            <Key label={t('idle.leave')} onPress={() => dispatch({ type: 'leave' })}>{inEach('idle.leave')}</Key>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
