import type { FormChange, FormCopy, FormDocument } from '../contract/form-copy.ts';
import { paperTexts as t } from '../contract/nl/papers.ts';
import { dayAndTime, fact, type Paper, type PaperBlock, type PaperPart } from './paper.ts';

/** What every paper of a case says on top. */
export interface PaperHead {
  caseNumber: string;
  product: string;
  madeAt: string;
  /** Who asked for it: name and organisation. */
  madeFor: string;
  /** Whom the case is about, or null where that is not for the reader of the paper. */
  subject: string | null;
}

/** The facts that stand on top of every paper. */
export const headFacts = ({ caseNumber, subject, madeFor, madeAt }: PaperHead) => [
  fact(t.caseFact, caseNumber),
  fact(t.subject, subject ?? t.subjectHidden),
  fact(t.forWhom, madeFor),
  fact(t.madeAt, dayAndTime(madeAt)),
];

/** The form as its reader may see it now. */
export function formNowPaper(head: PaperHead, form: { version: number; document: FormDocument }): Paper {
  return {
    ...head,
    title: form.document.title,
    facts: [...headFacts(head), fact(t.formVersion, t.formVersionIs(form.version))],
    lead: t.asNow,
    parts: documentParts(form.document),
  };
}

/** One copy, exactly as a receiver got it, with what had changed since the one before. */
export function formCopyPaper(head: PaperHead, copy: FormCopy): Paper {
  const changes = copy.changes && {
    title: t.changesTitle,
    blocks: copy.changes.length > 0 ? copy.changes.map(changeBlock) : [textBlock(t.noChanges)],
  };
  return {
    ...head,
    title: copy.document.title,
    facts: [
      ...headFacts(head),
      fact(t.receiver, receiverOf(copy)),
      fact(t.givenAt, dayAndTime(copy.at)),
      fact(t.formVersion, t.formVersionIs(copy.version)),
    ],
    lead: t.asGiven,
    parts: [...(changes ? [changes] : []), ...documentParts(copy.document)],
  };
}

/** "De Werf, NAFT-aanbieder". */
export const receiverOf = ({ organisation, slotLabel }: Pick<FormCopy, 'organisation' | 'slotLabel'>): string =>
  organisation === null ? slotLabel : `${organisation}, ${slotLabel}`;

/** The parts of the form with their questions and answers. */
export function documentParts({ sections }: FormDocument): PaperPart[] {
  if (sections.length === 0) return [{ title: '', blocks: [textBlock(t.emptyForm)] }];
  return sections.map(({ label, groups }) => ({
    title: label,
    blocks: groups.flatMap(({ title, lines }): PaperBlock[] => [
      { kind: 'heading', text: title },
      ...lines.map(({ question, answer }): PaperBlock => ({ kind: 'answer', question, answer })),
    ]),
  }));
}

export const textBlock = (text: string): PaperBlock => ({ kind: 'text', text });

const changeBlock = ({ question, before, after }: Omit<FormChange, 'section' | 'label'>): PaperBlock => ({
  kind: 'change',
  question,
  before,
  after,
  facts: [],
});
