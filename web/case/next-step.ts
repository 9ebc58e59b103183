import type { AllowedEvent } from '../../src/contract/case.ts';
import type { CaseDetail } from '../api/queries.ts';

/** An akkoord may be noted at any time; it hands the case over only where it is waited for. */
const handsOver = ({ event }: AllowedEvent, stage: string) => event !== 'consentGiven' || stage === 'awaitingConsent';

/** The steps of this reader, the one that hands the case over first. Only that one may be the primary button. */
export function stepsInOrder({
  allowed,
  stage,
}: Pick<CaseDetail, 'allowed' | 'stage'>): { step: AllowedEvent; primary: boolean }[] {
  const steps = allowed.filter(({ weight }) => weight === 'step');
  const moving = steps.filter((step) => handsOver(step, stage));
  const noting = steps.filter((step) => !handsOver(step, stage));
  return [...moving, ...noting].map((step) => ({ step, primary: step === moving[0] }));
}
