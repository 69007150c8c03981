import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Display } from '../../electron/core/interest.ts';
import { Choice } from './choice.tsx';

const sizeOf = { '100': 100, '150': 150, '200': 200 } as const;

interface DisplayChoicesProps {
  readonly display: Display;
  readonly onChange: (part: Partial<Display>) => void;
  /** how one choice stands beside what it is called */
  readonly Row: ComponentType<{ readonly title: string; readonly children: ReactNode }>;
}

/** How a screen looks: text, contrast, motion, reach. */
export function DisplayChoices({ display, onChange, Row }: DisplayChoicesProps) {
  const { t } = useTranslation();
  return (
    <>
      <Row title={t('view.textSize')}>
        <Choice<keyof typeof sizeOf>
          label={t('view.textSize')}
          value={`${display.textSize}`}
          options={[{ value: '100', label: t('view.size100') }, { value: '150', label: t('view.size150') }, { value: '200', label: t('view.size200') }]}
          onChange={(size) => onChange({ textSize: sizeOf[size] })}
        />
      </Row>
      <Row title={t('view.contrast')}>
        <Choice<Display['contrast']>
          label={t('view.contrast')}
          value={display.contrast}
          options={[{ value: 'standard', label: t('view.contrastStandard') }, { value: 'more', label: t('view.contrastMore') }]}
          onChange={(contrast) => onChange({ contrast })}
        />
      </Row>
      <Row title={t('view.motion')}>
        <Choice<Display['motion']>
          label={t('view.motion')}
          value={display.motion}
          options={[{ value: 'full', label: t('view.motionFull') }, { value: 'reduced', label: t('view.motionReduced') }]}
          onChange={(motion) => onChange({ motion })}
        />
      </Row>
      <Row title={t('view.reach')}>
        <Choice<Display['reach']>
          label={t('view.reach')}
          value={display.reach}
          options={[{ value: 'standard', label: t('view.reachStandard') }, { value: 'low', label: t('view.reachLow') }]}
          onChange={(reach) => onChange({ reach })}
        />
      </Row>
    </>
  );
}
