/** As Russia and China count them, and as JSON names them. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** When a day's visitors may come, as the clock on the wall shows: HH:MM. `to` not after `from`: on the next day. */
export interface DayHours {
  readonly from: string;
  readonly to: string;
}

/** null: closed all day. */
export type Week = Readonly<Record<(typeof weekdays)[number], DayHours | null>>;

/** What staff begin with when they first set hours. */
export const usualWeek: Week = {
  ...Object.fromEntries(weekdays.map((day) => [day, { from: '09:00', to: '18:00' }])) as Record<(typeof weekdays)[number], DayHours>,
  saturday: null,
  sunday: null,
};

/** Minutes since midnight of an HH:MM. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** HH:MM of minutes since midnight. */
export function timeOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
