import { consentPartyTexts } from '../contract/nl/procedure.ts';
import type { Relation } from '../access/policy.ts';
import type { CaseRecord } from '../engine/engine.ts';
import { hintTexts, receiverHints } from '../contract/nl/hints.ts';

/** What a reader should know before acting; nothing here stops anybody. */
export function hintsFor(
  { slots, akkoord }: Relation,
  { state, stage }: Pick<CaseRecord, 'state' | 'stage'>,
): string[] {
  if (slots.includes('clb')) return hintsForClb(state.context, stage);
  if (akkoord === 'there') return [];
  if (slots.includes('provider')) return [receiverHints[akkoord]];
  return slots.includes('contactPoint') ? [akkoord === 'gone' ? receiverHints.goneAtOnce : receiverHints.held] : [];
}

function hintsForClb(context: Record<string, unknown>, stage: string): string[] {
  const hints: string[] = [];
  const consents = (context['consents'] ?? {}) as Record<string, string>;
  if (context['otherGround'] !== null) hints.push(hintTexts.otherGround);
  const open = Object.entries(consents).filter(([, state]) => state !== 'given');
  if (open.length > 0) hints.push(hintTexts.consentOpen(open.map(([party]) => consentPartyTexts[party] ?? party)));
  if (Number(context['declines'] ?? 0) >= 2 && (stage === 'awaitingChoice' || stage === 'awaitingDispatch'))
    hints.push(hintTexts.consultPossible);
  if (context['askedBackBy'] !== null && stage === 'awaitingClbSection') hints.push(hintTexts.moreAsked);
  if (context['clbTransfer'] !== null) hints.push(hintTexts.clbTransferRuns);
  if (context['voidProposedBy'] !== null) hints.push(hintTexts.voidProposed);
  if (context['returnOffered'] === true) hints.push(hintTexts.returnOffered);
  return hints;
}
