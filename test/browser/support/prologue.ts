import { moveCase } from '../../../src/cases/record-event.ts';
import { isRefusal } from '../../../src/contract/refusal.ts';
import { demoOrganisations } from '../../../src/demo/demo-organisations.ts';
import { readerIn } from '../../../src/demo/play-demo-step.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { saveSection } from '../../../src/registration/save-section.ts';
import { startNaft } from '../../../src/registration/start-naft.ts';
import { stepsTo, type ReachableStage } from '../../support/naft-steps.ts';

/** What happened before a story begins, told by the commands behind the pages: it was told on the pages elsewhere. */
interface Prologue {
  pupil?: string;
  /** How far the case has come. */
  stage: ReachableStage;
  /** A member of CLB De Brug, of whom the first is also the anchor figure. */
  clbMember?: number;
}

const crew = {
  school: 'vti-leiedorp',
  pbd: 'pbd-leievallei',
  clb: 'clb-de-brug',
  provider: 'naft-horizon',
} as const;

const answers = {
  school: {
    educationType: 'bso',
    concern: 'Komt niet meer naar de les.',
    strengths: 'Werkt graag met de handen.',
    increasedCare: 'Wekelijks gesprek.',
    unjustifiedHalfDays: 34,
    reportedToClbOn: '2026-11-09',
    guidanceFile: 'yes',
  },
  pbd: { advice: 'Werk met een vaste vertrouwenspersoon.' },
  clb: {
    indication: 'Er is nood aan een plek buiten de klas.',
    extendedCare: 'Vier gesprekken op het CLB.',
    domains: ['social'],
    spokenWithPupil: 'yes',
    aim: 'remedial',
  },
} as const;

/** Brings a case of VTI Leiedorp, CLB De Brug and NAFT Horizon to a stage; answers its address. */
export async function caseAt(engine: Engine, { pupil = 'Noor', stage, clbMember = 0 }: Prologue): Promise<string> {
  const commandOf = (actor: string) => ({ key: engine.newId(), actor, bodyHash: 'prologue' });
  const school = sitsAt('school');
  const input = {
    clb: crew.clb,
    subject: 'pupil',
    name: pupil,
    age: 15,
    sentence: 'Komt niet meer naar school.',
    toldWho: 'both',
    pbd: crew.pbd,
  };
  const started = await startNaft(engine, school, input, commandOf(school.memberId), 'prologue');
  if (isRefusal(started) || started.kind === 'keyReused') throw new Error(`Not started: ${JSON.stringify(started)}`);
  const { id } = started.receipt;
  for (const step of stepsTo[stage]) {
    const part = 'section' in step ? step.section : step.who;
    if (!isPart(part)) throw new Error(`${part} plays no part in a prologue`);
    const reader = sitsAt(part, part === 'clb' ? clbMember : 0);
    const access = { reader, permits: () => true, repeats: () => {} };
    const command = commandOf(reader.memberId);
    if ('section' in step) {
      const draft = { answers: answers[step.section], revision: 0 };
      const saved = await saveSection(engine, access, id, step.section, draft, command);
      if (isRefusal(saved)) throw new Error(`Not saved: ${JSON.stringify(saved)}`);
      continue;
    }
    const payload = step.type === 'offerChosen' ? { offer: 'naft-horizon-1' } : (step.payload ?? {});
    const moved = await moveCase(engine, access, id, { type: step.type, payload }, command, 'prologue');
    if (isRefusal(moved)) throw new Error(`${step.type}: ${JSON.stringify(moved)}`);
  }
  return `/zaken/${id}`;
}

const isPart = (part: string): part is keyof typeof crew => part in crew;

function sitsAt(part: keyof typeof crew, index = 0) {
  const organisation = demoOrganisations.find(({ id }) => id === crew[part]);
  if (organisation === undefined) throw new Error(`The demonstration has no ${crew[part]}`);
  return readerIn(organisation, index);
}
