import { ProgressBar } from 'react-aria-components';
import { usePanel } from './panel-context.tsx';
import './work-bar.css';

interface WorkBarProps {
  /** what is being done */
  readonly label: string;
  readonly done: number;
  /** 0: not known yet */
  readonly of: number;
}

/** How far a long work is: in words, in per cent, as a bar. */
export function WorkBar({ label, done, of }: WorkBarProps) {
  const { language } = usePanel();
  const share = of === 0 ? 0 : done / of;
  return (
    <ProgressBar className="work-bar" aria-label={label} value={share * 100} valueLabel={new Intl.NumberFormat(language, { style: 'percent' }).format(share)}>
      {({ percentage, valueText }) => (
        <>
          <p role="status">{label}</p>
          <p>{valueText}</p>
          <div className="work-bar-edge"><div style={{ inlineSize: `${percentage ?? 0}%` }} /></div>
        </>
      )}
    </ProgressBar>
  );
}
