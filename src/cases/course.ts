import type { CourseStep } from '../contract/case.ts';
import { stageTexts } from '../contract/nl/procedure.ts';
import type { Procedure } from '../../machines/procedure.ts';

/** Steps that a case only visits when something asks for it; they are shown when it was there, never promised. */
const onDemand: Record<string, (context: Record<string, unknown>) => boolean> = {
  awaitingSchoolSection: (context) => context['hasSchool'] === true && context['schoolSectionIn'] !== true,
  awaitingPbdAdvice: (context) => context['hasPbd'] === true && context['pbdAdviceIn'] !== true,
  awaitingConsent: () => false,
  awaitingDispatch: (context) => context['route'] !== 'direct',
  awaitingReturnChecks: () => false,
};

/**
 * The line of steps on the case page: where the case was (side roads included), where it is, and what likely follows on
 * the straight road. `visits` are stages with the instant of arrival, oldest first; `family` picks the words for them.
 */
export function courseOf(
  procedure: Procedure,
  state: { context: Record<string, unknown> },
  visits: readonly { stage: string; at: string }[],
  current: { stage: string; final: boolean; since: string },
  family: boolean,
): CourseStep[] {
  const step = (stage: string, when: CourseStep['when'], since: string | null): CourseStep => ({
    stage,
    label: (family ? stageTexts[stage]?.family.label : stageTexts[stage]?.step) ?? stage,
    when,
    since,
  });
  const past = visits.filter((visit, index) => index < visits.length - 1 || visit.stage !== current.stage);
  const now = step(current.stage, 'now', current.since);
  const here = procedure.course.indexOf(current.stage);
  const from = here >= 0 ? here + 1 : nextAfter(procedure, past);
  const ahead = current.final
    ? []
    : procedure.course.slice(from).filter((stage) => onDemand[stage]?.(state.context) ?? true);
  return [
    ...past.map((visit) => step(visit.stage, 'past', visit.at)),
    now,
    ...ahead.map((stage) => step(stage, 'ahead', null)),
  ];
}

/** On a side road: what follows is what follows the last step of the straight road that was visited. */
function nextAfter(procedure: Procedure, past: readonly { stage: string }[]): number {
  const reached = past.map((visit) => procedure.course.indexOf(visit.stage)).filter((index) => index >= 0);
  return (reached.at(-1) ?? 0) + 1;
}
