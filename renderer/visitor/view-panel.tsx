import { useTranslation } from 'react-i18next';
import type { Display } from '../../electron/core/interest.ts';
import { Choice } from '../parts/choice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSession, useVisit } from './session-context.tsx';
import './panels.css';

/** How the screen looks to this visitor: text, contrast, motion, reach. */
export function ViewPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { dispatch } = useSession();
  const { display } = useVisit();
  const set = (part: Partial<Display>) => dispatch({ type: 'set-display', display: part });
  const sizes = { '100': t('view.size100'), '150': t('view.size150'), '200': t('view.size200') } as const;
  const sizeOf = { '100': 100, '150': 150, '200': 200 } as const;
  return (
    <Sheet title={t('view.title')} onClose={onClose}>
      <div className="options">
        <div className="option">
          <p>{t('view.textSize')}</p>
          <Choice<keyof typeof sizes>
            label={t('view.textSize')}
            value={`${display.textSize}`}
            options={(['100', '150', '200'] as const).map((value) => ({ value, label: sizes[value] }))}
            onChange={(value) => set({ textSize: sizeOf[value] })}
          />
        </div>
        <div className="option">
          <p>{t('view.contrast')}</p>
          <Choice<Display['contrast']>
            label={t('view.contrast')}
            value={display.contrast}
            options={[{ value: 'standard', label: t('view.contrastStandard') }, { value: 'more', label: t('view.contrastMore') }]}
            onChange={(contrast) => set({ contrast })}
          />
        </div>
        <div className="option">
          <p>{t('view.motion')}</p>
          <Choice<Display['motion']>
            label={t('view.motion')}
            value={display.motion}
            options={[{ value: 'full', label: t('view.motionFull') }, { value: 'reduced', label: t('view.motionReduced') }]}
            onChange={(motion) => set({ motion })}
          />
        </div>
        <div className="option">
          <p>{t('view.reach')}</p>
          <Choice<Display['reach']>
            label={t('view.reach')}
            value={display.reach}
            options={[{ value: 'standard', label: t('view.reachStandard') }, { value: 'low', label: t('view.reachLow') }]}
            onChange={(reach) => set({ reach })}
          />
        </div>
      </div>
    </Sheet>
  );
}
