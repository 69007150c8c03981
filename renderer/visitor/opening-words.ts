import type { Closed } from '../../electron/core/opening-hours.ts';
import type { Language } from '../../electron/core/language.ts';
import { interfaceTextsOf } from '../parts/texts.ts';

/** That the centre is closed, and when it opens: its own weekday and hour, whatever zone the machine is in. */
export function openingWords({ opensAt, timeZone }: Closed, language: Language): string {
  const t = interfaceTextsOf(language);
  if (opensAt === null) return t('closed.noDay');
  const part = (form: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...form, timeZone }).format(opensAt);
  return t('closed.until', { day: part({ weekday: 'long' }), time: part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) });
}
