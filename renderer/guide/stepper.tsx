import { Button } from 'react-aria-components';
import { Icon } from '../parts/icon.tsx';
import { useHold } from '../parts/use-hold.ts';

interface StepperProps {
  readonly label: string;
  readonly value: string;
  readonly less: string;
  readonly more: string;
  readonly onLess: (() => void) | null;
  readonly onMore: (() => void) | null;
}

/** A number that is changed by touch: less, the value, more; a finger that stays goes on. */
export function Stepper({ label, value, less, more, onLess, onMore }: StepperProps) {
  return (
    <div className="stepper" role="group" aria-label={label}>
      <HeldKey icon="minus" label={`${less}: ${label}`} act={onLess} />
      <output className="tabular">{value}</output>
      <HeldKey icon="plus" label={`${more}: ${label}`} act={onMore} />
    </div>
  );
}

function HeldKey({ icon, label, act }: { readonly icon: 'minus' | 'plus'; readonly label: string; readonly act: (() => void) | null }) {
  const hold = useHold(() => act?.());
  return (
    <Button className="key key-plain" aria-label={label} isDisabled={act === null} {...hold}>
      <Icon name={icon} />
    </Button>
  );
}
