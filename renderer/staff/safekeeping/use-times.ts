import { usePanel } from '../panel-context.tsx';

interface Times {
  readonly day: (date: string) => string;
  readonly moment: (at: number) => string;
  readonly number: (value: number) => string;
}

/** Days, moments and numbers as the panel's language writes them, by the centre's clock. */
export function useTimes(timeZone: string): Times {
  const { language } = usePanel();
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const numbers = new Intl.NumberFormat(language);
  return {
    day: (date) => days.format(new Date(`${date}T00:00Z`)),
    moment: (at) => moments.format(at),
    number: (value) => numbers.format(value),
  };
}
