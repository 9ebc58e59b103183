import { noticeTexts } from '../src/contract/nl/notices.ts';

/** What a mail may be made from. Nothing else ever reaches one: no name, no school, no theme. */
export interface MailFacts {
  noticeKind: string;
  caseNumber: string;
  caseId: string;
  productName: string;
}

/** The words of a mail: the kind of change, the number of the case, and where to read on. */
export function mailText(facts: MailFacts, publicUrl: string): { subject: string; text: string } {
  const product = facts.productName.replaceAll(/\p{C}/gu, ' ').trim();
  const change = noticeTexts[facts.noticeKind]?.title ?? 'Er is iets veranderd';
  const link = new URL(`/zaken/${encodeURIComponent(facts.caseId)}`, publicUrl).href;
  const text = [
    'Beste',
    '',
    `Dossier ${facts.caseNumber}: ${change}.`.replaceAll(/([.?!])\.$/g, '$1'),
    '',
    `Lees verder in ${product}:`,
    link,
    '',
    `Deze mail bevat met opzet geen namen en geen inhoud. Antwoorden kan alleen in ${product} zelf.`,
    '',
  ].join('\n');
  return { subject: `Er is een bericht in ${product}`, text };
}
