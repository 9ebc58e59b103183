/**
 * A case of `naft` version 1 on its straight road and first side roads, written down by hand: what a person who knows the
 * procedure expects. Shares nothing with the machine or the engine, so that both can be wrong without agreeing.
 */
export type Stage =
  | 'awaitingSchoolSection'
  | 'awaitingPbdAdvice'
  | 'awaitingClbSection'
  | 'awaitingConsent'
  | 'awaitingChoice'
  | 'awaitingProviderAnswer'
  | 'onWaitingList'
  | 'awaitingFirstContact'
  | 'awaitingStartTable'
  | 'pathwayRunning'
  | 'awaitingAdjustment'
  | 'awaitingClosingTable'
  | 'closed'
  | 'withdrawn';

type Partner = 'school' | 'pbd' | 'clb' | 'provider';

/** Who is aan zet in a stage, and the terms that run there. */
export const stages: Record<Stage, { holder: Partner | null; terms: readonly string[] }> = {
  awaitingSchoolSection: { holder: 'school', terms: ['schoolSection'] },
  awaitingPbdAdvice: { holder: 'pbd', terms: ['pbdAdvice'] },
  awaitingClbSection: { holder: 'clb', terms: ['clbSection'] },
  awaitingConsent: { holder: 'clb', terms: ['consent'] },
  awaitingChoice: { holder: 'clb', terms: ['choice'] },
  awaitingProviderAnswer: { holder: 'provider', terms: ['providerAnswer', 'providerAnswerLapse'] },
  onWaitingList: { holder: 'provider', terms: ['waitingListReview'] },
  awaitingFirstContact: { holder: 'provider', terms: ['firstContact'] },
  awaitingStartTable: { holder: 'clb', terms: ['startTable'] },
  pathwayRunning: { holder: 'provider', terms: ['pathwayCheck'] },
  awaitingAdjustment: { holder: 'provider', terms: ['adjustment'] },
  awaitingClosingTable: { holder: 'provider', terms: ['closingTable'] },
  closed: { holder: null, terms: [] },
  withdrawn: { holder: null, terms: [] },
};

/** What a person can say, and where it leads; `same`: the stage stays, with its term. */
export const acts = {
  handIn: { by: 'school', at: { awaitingSchoolSection: 'awaitingPbdAdvice' } },
  goAhead: { by: 'clb', at: { awaitingSchoolSection: 'awaitingClbSection' } },
  advise: { by: 'pbd', at: { awaitingPbdAdvice: 'awaitingClbSection' } },
  submit: { by: 'clb', at: { awaitingClbSection: 'awaitingConsent' } },
  agreePupil: { by: 'clb', at: {} },
  agreeParents: { by: 'clb', at: {} },
  choose: { by: 'clb', at: { awaitingChoice: 'awaitingProviderAnswer' } },
  accept: { by: 'provider', at: { awaitingProviderAnswer: 'awaitingFirstContact' } },
  decline: { by: 'provider', at: { awaitingProviderAnswer: 'awaitingChoice' } },
  waitlist: { by: 'provider', at: { awaitingProviderAnswer: 'onWaitingList' } },
  placeFree: { by: 'provider', at: { onWaitingList: 'awaitingFirstContact' } },
  meet: { by: 'provider', at: { awaitingFirstContact: 'awaitingStartTable' } },
  startTable: { by: 'clb', at: { awaitingStartTable: 'pathwayRunning' } },
  adjust: { by: 'provider', at: { pathwayRunning: 'awaitingAdjustment' } },
  agreeToAdjust: { by: 'provider', at: { awaitingAdjustment: 'pathwayRunning' } },
  planClosing: {
    by: 'provider',
    at: { pathwayRunning: 'awaitingClosingTable', awaitingAdjustment: 'awaitingClosingTable' },
  },
  close: { by: 'provider', at: { awaitingClosingTable: 'closed' } },
  note: { by: 'clb', at: {} },
  withdraw: { by: 'clb', at: {} },
} as const satisfies Record<string, { by: Partner; at: Partial<Record<Stage, Stage>> }>;

export type Act = keyof typeof acts;

export interface CaseModel {
  stage: Stage;
  revision: number;
  /** Terms of the step that still wait, whether or not their instant has passed. */
  open: readonly string[];
  slots: ReadonlySet<string>;
  consents: ReadonlySet<string>;
  /** Parts of the registration that were handed in. */
  handedIn: ReadonlySet<string>;
}

export const newCase: CaseModel = {
  stage: 'awaitingSchoolSection',
  revision: 1,
  open: stages.awaitingSchoolSection.terms,
  slots: new Set(['school', 'clb', 'pbd']),
  consents: new Set(),
  handedIn: new Set(),
};

/** The case after what somebody said, or nothing where it may not be said here. */
export function after(model: CaseModel, act: Act): CaseModel | undefined {
  const { by, at } = acts[act];
  if (stages[model.stage].holder === null || !model.slots.has(by)) return undefined;
  const said = { ...model, revision: model.revision + 1, handedIn: new Set([...model.handedIn, act]) };
  // What did not come in time stays welcome, once, until the registration is submitted.
  if (late[act]?.includes(model.stage)) return model.handedIn.has(act) ? undefined : said;
  if (act === 'note') return said;
  if (act === 'withdraw') return entering(said, 'withdrawn');
  if (act === 'agreePupil' || act === 'agreeParents') {
    // Asked once each; when nothing is missing any more, the case that waited for it goes on.
    if (model.consents.has(act)) return undefined;
    const agreed = { ...said, consents: new Set([...model.consents, act]) };
    return model.stage === 'awaitingConsent' && isComplete(agreed) ? entering(agreed, 'awaitingChoice') : agreed;
  }
  const to = (at as Partial<Record<Stage, Stage>>)[model.stage];
  if (to === undefined) return undefined;
  // Nobody waits for an akkoord that is there already.
  return entering(said, to === 'awaitingConsent' && isComplete(said) ? 'awaitingChoice' : to);
}

const late: Partial<Record<Act, readonly Stage[]>> = {
  handIn: ['awaitingPbdAdvice', 'awaitingClbSection'],
  advise: ['awaitingClbSection'],
};

const isComplete = ({ consents }: CaseModel): boolean => consents.size === 2;

/** Into a stage: its terms begin, those before have ended; an offer that is given back leaves its slot. */
function entering(model: CaseModel, stage: Stage): CaseModel {
  const slots = new Set(model.slots);
  if (stage === 'awaitingProviderAnswer') slots.add('provider');
  if (stage === 'awaitingChoice') slots.delete('provider');
  return { ...model, stage, open: stages[stage].terms, slots };
}

/** The case after something fell due: a reminder, a step of a ladder, or a term. */
export function fired(model: CaseModel, { kind, role }: { kind: string; role: string }): CaseModel {
  const told = { ...model, revision: model.revision + 1 };
  if (role !== 'term') return told;
  // Advice is never a gate, and an offer that does not answer is not waited for; all other terms only pass.
  if (kind === 'pbdAdvice') return entering(told, 'awaitingClbSection');
  if (kind === 'providerAnswerLapse') return entering(told, 'awaitingChoice');
  return told;
}
