import type { Effect } from '../../machines/effects.ts';
import { eventTexts } from '../contract/nl/procedure.ts';
import { places } from '../vault/places.ts';
import type { Draft } from './draft.ts';
import { endDeadline, resumeClock, startDeadline, stopClock } from './plan-deadlines.ts';
import { tellSlot } from './plan-notices.ts';
import { assignMember, endSlot, fillSlot, moveSlot } from './plan-slots.ts';

/** The reason goes into an explanation that everybody at the case reads: the label of its code, never free text. */
const stopLabel = (code: string): string => eventTexts['clockStopped']?.fields['reason']?.options?.[code] ?? code;

/** Performs one effect on the draft; in the order in which the machine named them. */
export function perform(draft: Draft, effect: Effect): void {
  switch (effect.type) {
    case 'startDeadline':
      return startDeadline(draft, effect);
    case 'endDeadline':
      return endDeadline(draft, effect.kind, effect.keep ?? false);
    case 'stopClock':
      return stopClock(draft, stopLabel(effect.reason));
    case 'resumeClock':
      return resumeClock(draft);
    case 'fillSlot':
      return fillSlot(draft, effect.slot, {
        organisationId: effect.organisationId,
        personName: effect.personName === undefined ? null : draft.cipher().seal(places.person, effect.personName),
      });
    case 'assignMember':
      return assignMember(draft, effect.slot, effect.memberId);
    case 'endSlot':
      return endSlot(draft, effect.slot);
    case 'moveSlot':
      return moveSlot(draft, effect.from, effect.to);
    case 'emptySection':
      draft.emptiedSections.push(effect.section);
      return;
    case 'notify':
      return tellSlot(draft, effect.slot, effect.notice);
    case 'erasePersonalPayload':
      draft.erase = true;
      return;
    case 'referToRots':
      draft.outbox.push({ topic: 'referToRots', payload: { criterion: effect.criterion } });
  }
}
