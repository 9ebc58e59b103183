import { nothingMissing } from './akkoord.ts';
import { end, endSlot, tell } from './setup.ts';

/** Another school, or none: what that means for slots, sections and akkoord in whatever step the case is. */

/** The former school sees this case no more; its section and the advice about it go with it. */
export const schoolLeaves = [
  { type: 'emptySection', params: { section: 'school' } },
  endSlot('school'),
  endSlot('pbd'),
  end('returnAcceptance'),
] as const;

/** The new school begins with an empty section. */
const schoolComes = [
  { type: 'emptySection', params: { section: 'school' } },
  endSlot('school'),
  end('returnAcceptance'),
  {
    type: 'fillSlot',
    params: ({ event }: { event: { payload: { school?: string | undefined } } }) => ({
      slot: 'school' as const,
      organisationId: event.payload.school ?? null,
    }),
  },
  tell('school', 'joinedCase'),
] as const;

/** Where the case goes when the school goes away, and when another comes; without a target it stays. */
export function schoolChange<const Gone extends object, const Come extends object>(gone: Gone, come: Come) {
  return [
    { ...gone, guard: 'consentCompleteWithoutSchool', actions: [...schoolLeaves, ...nothingMissing] },
    { ...gone, guard: 'schoolGoesAway', actions: [...schoolLeaves, 'remember'] },
    { ...come, actions: [...schoolComes, 'remember'] },
  ] as const;
}
