import { t } from '../words.ts';
import { partsOf } from './brussels.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** `23/11/2026`, in Brussels whatever the machine's zone. */
export function day(iso: string): string {
  const p = partsOf(iso);
  return `${p.day}/${p.month}/${p.year}`;
}

/** `14.32 uur` */
export function hour(iso: string): string {
  const p = partsOf(iso);
  return `${p.hour}.${two(p.minute)} uur`;
}

export function dayAndHour(iso: string): string {
  return `${day(iso)}, ${hour(iso)}`;
}

/** A term that ends at midnight ends with the day before: the last moment in which something can still be done. */
export function lastMoment(iso: string): string {
  const p = partsOf(iso);
  return p.hour === 0 && p.minute === 0 ? new Date(Date.parse(iso) - 60_000).toISOString() : iso;
}

/** The last day of a term. */
export function dueDay(iso: string): string {
  return day(lastMoment(iso));
}

function dayNumber(iso: string): number {
  const p = partsOf(iso);
  return Math.round(Date.UTC(p.year, p.month - 1, p.day) / 86_400_000);
}

/** "over 3 dagen", "gisteren": always beside an absolute date, never instead of it. */
export function relative(iso: string, now: number): string {
  return t.time.relative(dayNumber(iso) - dayNumber(new Date(now).toISOString()));
}

/** "over 3 dagen", counted to the last day of a term. */
export function relativeDue(iso: string, now: number): string {
  return relative(lastMoment(iso), now);
}

/** A calendar date without a zone: `2010-03-27` → `27/3/2010`. */
export function plainDay(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return match ? `${Number(match[3])}/${Number(match[2])}/${match[1]}` : date;
}

/** `27/3/2010`, `27-3-2010` or `27.3.2010` → `2010-03-27`; null when it is no real day. */
export function parseDay(text: string): string | null {
  const match = /^\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})\s*$/.exec(text);
  if (!match) return null;
  const [d, m, y] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (y < 1900 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  return `${y}-${two(m)}-${two(d)}`;
}

/** `14.32`, `14:32`, `14u32`, `14` → `14:32`. */
export function parseHour(text: string): string | null {
  const match = /^\s*(\d{1,2})(?:\s*[.:uh]\s*(\d{2})?)?\s*(?:uur)?\s*$/i.exec(text);
  if (!match) return null;
  const [h, m] = [Number(match[1]), Number(match[2] ?? '0')];
  return h < 24 && m < 60 ? `${two(h)}:${two(m)}` : null;
}

/** `1.234,5` */
export function figure(value: number): string {
  return new Intl.NumberFormat('nl-BE', { maximumFractionDigits: 1 }).format(value);
}
