import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportState } from '../../electron/core/export-desk.ts';
import type { Recap } from '../../electron/core/recap.ts';
import { Key } from '../parts/key.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { RecapPages } from '../recap/recap-pages.tsx';
import { formatSize } from '../staff/export/format-size.ts';
import type { Language } from '../../electron/core/language.ts';
import { useRecap } from './use-recap.ts';

/** The recap for the guests: its pages as they will be printed, the file, and the way to a stick. */
export function RecapSheet({ language, onClose }: { readonly language: Language; readonly onClose: () => void }) {
  const { t } = useTranslation('guide');
  const { state, drives, look } = useRecap();
  const [recap, setRecap] = useState<Recap | null>(null);
  useEffect(() => {
    void window.kiosk.readRecap().then((answer) => answer.ok && setRecap(answer.value));
  }, []);
  const make = () => void window.kiosk.makeRecap().then(look);
  const isMade = state?.stage === 'made';
  const isBusy = state?.stage === 'making' || (isMade && state.copy.stage === 'running');
  return (
    <Sheet title={t('recap.title')} onClose={onClose}>
      <div className="guide-recap">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be scrolled by keys */}
        <article className="guide-recap-pages" aria-label={t('recap.pages')} tabIndex={0}>{recap && <RecapPages recap={recap} />}</article>
        <div className="guide-recap-keys">
          <p role="status">
            {state?.stage === 'making' && t('recap.making')}
            {isMade && t('recap.made', { file: state.file, size: formatSize(state.bytes, language) })}
          </p>
          {state?.stage === 'failed' && <p role="alert">{t('recap.failed')}</p>}
          <Key look={isMade ? 'plain' : 'primary'} icon={isMade ? 'again' : 'check'} label={t(isMade ? 'recap.anew' : 'recap.make')} isDisabled={isBusy} onPress={make} />
          {isMade && <Away copy={state.copy} language={language} />}
          {isMade && drives.map(({ id, name }) => (
            <Key key={id} look="primary" icon="usb" label={t('recap.write', { name: name || 'USB' })} isDisabled={isBusy} onPress={() => void window.kiosk.copyRecap({ place: id }).then(look)} />
          ))}
          {isMade && drives.length === 0 && state.copy.stage === 'none' && <p>{t('recap.plugIn')}</p>}
        </div>
      </div>
    </Sheet>
  );
}

/** What becomes of the copy on the stick, in the words of staff's exports. */
function Away({ copy, language }: { readonly copy: ExportState; readonly language: Language }) {
  const { t } = useTranslation('staff');
  if (copy.stage === 'running') return <p role="status">{t(copy.isUnmounting ? 'export.unmounting' : 'export.writing')}</p>;
  if (copy.stage === 'written') return <p role="status">{t(copy.isUnmounted ? 'export.pullOut' : 'export.busy')}</p>;
  if (copy.stage === 'not-written') {
    const size = (bytes: number) => formatSize(bytes, language);
    return <p role="alert">{t(`export.why.${copy.why}`, { needed: size(copy.space?.needed ?? 0), free: size(copy.space?.free ?? 0) })}</p>;
  }
  return null;
}
