import { Key } from '../parts/key.tsx';

interface StepperProps {
  readonly label: string;
  readonly value: string;
  readonly less: string;
  readonly more: string;
  readonly onLess: (() => void) | null;
  readonly onMore: (() => void) | null;
}

/** A number that is changed by touch: less, the value, more. */
export function Stepper({ label, value, less, more, onLess, onMore }: StepperProps) {
  return (
    <div className="stepper" role="group" aria-label={label}>
      <Key icon="minus" label={`${less}: ${label}`} isLabelHidden isDisabled={onLess === null} onPress={() => onLess?.()} />
      <output className="tabular">{value}</output>
      <Key icon="plus" label={`${more}: ${label}`} isLabelHidden isDisabled={onMore === null} onPress={() => onMore?.()} />
    </div>
  );
}
