import { may } from '../../src/access/policy.ts';
import type { Action } from '../../src/access/rights.ts';
import type { CaseAccess } from '../../src/access/case-access.ts';
import { isRefusal, type Refusal } from '../../src/contract/refusal.ts';
import { amendAnswer } from '../../src/registration/amend-answer.ts';
import { saveSection } from '../../src/registration/save-section.ts';
import type { SmallNetwork } from '../support/small-network.ts';
import { readerOf, type Who } from '../support/small-network-organisations.ts';

/** Words that must stay with those who may read them; each stands in one layer. */
export const secrets = {
  schoolShareable: 'Ooievaar komt niet meer naar de les',
  discipline: 'Tijdelijke uitsluiting',
  helpShareable: 'Wielewaal helpt',
  clbOnly: 'Kwartel blijft bij het CLB',
  pupil: 'Sperwer',
} as const;

const school = {
  educationType: 'bso',
  concern: secrets.schoolShareable,
  strengths: 'Werkt graag met de handen.\nEn buiten.',
  increasedCare: 'Wekelijks gesprek.',
  unjustifiedHalfDays: 12,
  reportedToClbOn: '2026-11-02',
  guidanceFile: 'yes',
  discipline: 'yes',
  disciplineSteps: [{ kind: 'temporary', from: '2026-11-09', until: '2026-11-10' }],
};
const clb = {
  indication: secrets.helpShareable,
  extendedCare: 'Vier gesprekken.',
  domains: ['social'],
  spokenWithPupil: 'yes',
  aim: 'remedial',
  clbOnlyNote: secrets.clbOnly,
};

/** Who asks, and for what. */
export function accessOf(who: Who, action: Action): CaseAccess {
  const reader = readerOf(who);
  return { reader, permits: (relation) => may(reader, action, relation), repeats: () => {} };
}

/** The answer itself; throws where it is a refusal. */
export function answered<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer;
}

const key = (net: SmallNetwork, who: Who) => ({
  key: net.engine.newId(),
  actor: readerOf(who).memberId,
  bodyHash: 'test',
});

async function write(net: SmallNetwork, who: Who, id: string, section: string, answers: object): Promise<void> {
  const body = { answers: { ...answers }, revision: 0 };
  answered(await saveSection(net.engine, accessOf(who, 'formWrite'), id, section, body, key(net, who)));
}

/** A case whose form holds a word of every layer, with the provider asked for an answer. */
export async function filledCase(net: SmallNetwork): Promise<string> {
  const { id } = await net.startCase({ pupil: secrets.pupil });
  await write(net, 'school', id, 'school', school);
  await net.act('school', id, 'schoolSectionHandedIn');
  await net.completeSection(id, 'pbd');
  await net.act('pbd', id, 'pbdAdviceGiven');
  await write(net, 'clb', id, 'clb', clb);
  await net.act('clb', id, 'clbSectionHandedIn');
  for (const party of ['pupil', 'parents'])
    await net.act('clb', id, 'consentGiven', { party, mode: 'oral', on: '2026-11-16', note: 'Aan de telefoon.' });
  await net.act('clb', id, 'offerChosen', { offer: 'offer-of-provider' });
  return id;
}

/** From the provider's yes to the end, or to what the closing table decides otherwise. */
export async function playToTheEnd(net: SmallNetwork, id: string, closing: object = {}): Promise<void> {
  await net.act('provider', id, 'accepted');
  await net.act('provider', id, 'firstContactMade', { on: '2026-11-16', how: 'phone' });
  await net.act('clb', id, 'startTableHeld', {
    on: '2026-11-16',
    objectives: 'Terug naar de klas.',
    duration: 'Tot Kerstmis',
    method: 'Atelier',
    content: 'Houtbewerking',
    schoolPresent: 'yes',
  });
  await net.act('provider', id, 'closingPlanned');
  await net.act('provider', id, 'closingTableHeld', {
    on: '2026-11-16',
    result: 'backAtSchool',
    followUp: 'De school volgt verder op.',
    returnChecks: 0,
    returnContact: 'school',
    ...closing,
  });
}

/** The school mends the number of half days afterwards. */
export async function amendHalfDays(net: SmallNetwork, id: string): Promise<void> {
  const amendment = {
    section: 'school',
    field: 'unjustifiedHalfDays',
    answer: 15,
    reason: 'De school belde met het juiste aantal.',
  };
  const access = accessOf('school', 'formWrite');
  answered(await amendAnswer(net.engine, access, id, amendment, key(net, 'school'), 'test'));
}
