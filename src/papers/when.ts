const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

function parts(instant: string): Record<string, string> {
  return Object.fromEntries(clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** `23/11/2026`: the day in Brussels of an instant. */
export function brusselsDay(instant: string): string {
  const { day, month, year } = parts(instant);
  return `${Number(day)}/${Number(month)}/${year}`;
}

/** `14.32 uur`, as the clock in Brussels shows an instant. */
export function brusselsTime(instant: string): string {
  const { hour, minute } = parts(instant);
  return `${Number(hour)}.${minute} uur`;
}
