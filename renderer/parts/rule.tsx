import './rule.css';

/** The ruled edge that tops every deck. */
export function Rule() {
  return <div className="rule" aria-hidden="true" />;
}

interface StepsRuleProps {
  readonly label: string;
  /** steps done, with a fraction of the current one: 0…count */
  readonly done: number;
  readonly count: number;
}

/** The Rule as progress through a laboratory's steps. */
export function StepsRule({ label, done, count }: StepsRuleProps) {
  return (
    <div className="rule-steps" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={count} aria-valuenow={Math.round(done * 10) / 10}>
      {Array.from({ length: count }, (_, index) => (
        <span key={index} className="rule-step">
          <span className="rule-step-done" style={{ transform: `scaleX(${Math.min(Math.max(done - index, 0), 1)})` }} />
        </span>
      ))}
    </div>
  );
}
