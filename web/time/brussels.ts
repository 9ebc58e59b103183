interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});

/** An instant as the wall clock in Brussels shows it. */
export function partsOf(iso: string): Parts {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value } of clock.formatToParts(new Date(iso)))
    if (type in parts) parts[type as keyof Parts] = Number(value);
  return parts;
}

/** The instant at which the clock in Brussels shows this day and hour (`2026-11-23`, `14:32`). */
export function instantOf(date: string, time: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`);
  let guess = wall;
  for (let round = 0; round < 2; round += 1) {
    const p = partsOf(new Date(guess).toISOString());
    guess += wall - Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute);
  }
  return new Date(guess).toISOString();
}
