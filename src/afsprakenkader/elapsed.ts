import { dayAt, msOf } from './brussels.ts';
import { halvesBetween } from './count-days.ts';
import { counts } from './counting-days.ts';
import type { TermPlan } from './term-plan.ts';
import type { Instant } from '../engine/terms.ts';

/** "6 van 5 werkdagen": counting days after the start up to `until`, beside the length in the rule ("5 werkdag"). */
export function elapsedOf(
  plan: TermPlan,
  rule: string,
  until: Instant,
): { spent: number; of: number; unit: string } | null {
  const [length, count] = rule.split(' ');
  if (!counts.some((known) => known === count)) return null;
  const spent = halvesBetween(plan.days, plan.start, dayAt(msOf(until))) / 2;
  const of = Number(length);
  return { spent, of, unit: of === 1 ? `${count}` : `${count}en` };
}
