import { useTranslation } from 'react-i18next';
import { Button, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell, Heading } from 'react-aria-components';
import { Icon } from '../../parts/icon.tsx';

/** What is inside of a calendar: a month, and the keys to the ones beside it. */
export function Month() {
  const { t } = useTranslation('staff');
  return (
    <>
      <header className="figures-month">
        <Button slot="previous" className="key key-plain" aria-label={t('figures.previousMonth')}><Icon name="previous" /></Button>
        <Heading />
        <Button slot="next" className="key key-plain" aria-label={t('figures.nextMonth')}><Icon name="next" /></Button>
      </header>
      <CalendarGrid>
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="figures-day" />}</CalendarGridBody>
      </CalendarGrid>
    </>
  );
}
