import type { HistoryItem } from '../contract/case.ts';
import { paperTexts as t } from '../contract/nl/papers.ts';
import type { ClosingPackage } from '../contract/papers.ts';
import { documentParts, headFacts, receiverOf, textBlock, type PaperHead } from './form-paper.ts';
import { dayAndTime, fact, type Paper, type PaperBlock, type PaperPart } from './paper.ts';
import { brusselsDay } from './when.ts';

/** The package as a document to read and to keep; the same content as its JSON. */
export function packagePaper(head: PaperHead, content: ClosingPackage): Paper {
  const { case: one } = content;
  return {
    ...head,
    title: `${t.packageTitle}: ${one.procedureLabel}`,
    facts: [
      ...headFacts(head),
      fact(t.stage, one.stageLabel),
      fact(t.opened, dayAndTime(one.openedAt)),
      ...(one.closedAt === null ? [] : [fact(t.closed, dayAndTime(one.closedAt))]),
      fact(t.formVersion, t.formVersionIs(content.form.version)),
    ],
    lead: one.final ? t.packageFinal : t.packageOnTheWay,
    parts: [
      part(t.partiesTitle, content.parties.map(partyBlock), t.nobody),
      ...documentParts(content.form.document),
      part(t.amendmentsTitle, content.amendments.map(amendmentBlock), t.noAmendments),
      part(t.agreementsTitle, content.agreements.map(entryBlock), t.noAgreements),
      part(t.copiesTitle, content.copies.map(copyBlock), t.noCopies),
      part(t.historyTitle, content.history.map(entryBlock), t.noAgreements),
    ],
  };
}

const part = (title: string, blocks: readonly PaperBlock[], empty: string): PaperPart => ({
  title,
  blocks: blocks.length > 0 ? blocks : [textBlock(empty)],
});

const partyBlock = ({ label, organisation, member, since }: ClosingPackage['parties'][number]): PaperBlock => {
  const who = [organisation?.name, member].filter((one) => one !== undefined && one !== null).join(', ');
  return { kind: 'answer', question: label, answer: t.partySince(who === '' ? t.nobody : who, brusselsDay(since)) };
};

const amendmentBlock = (one: ClosingPackage['amendments'][number]): PaperBlock => ({
  kind: 'change',
  question: one.question,
  before: one.before === '' ? null : one.before,
  after: one.after === '' ? null : one.after,
  facts: [fact(t.why, one.reason), fact('', t.amendedBy(one.by, dayAndTime(one.at)))],
});

const entryBlock = ({ text, at, by, details }: HistoryItem): PaperBlock => ({
  kind: 'entry',
  text,
  meta: t.amendedBy(by, dayAndTime(at)),
  facts: details,
});

/** With the second and later copies of a receiver: what had changed. */
const copyBlock = (copy: ClosingPackage['copies'][number]): PaperBlock => ({
  kind: 'entry',
  text: receiverOf(copy),
  meta: dayAndTime(copy.at),
  facts: (copy.changes ?? []).map(({ question, before, after }) =>
    fact(question, t.changedTo(before ?? t.nothing, after ?? t.nothing)),
  ),
});
