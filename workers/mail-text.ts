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
  const product = plainName(facts.productName);
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

const plainName = (name: string): string => name.replaceAll(/\p{C}/gu, ' ').trim();

/** The words of an overview: how many of each kind, most first, and where to read them. Not even a number of a case. */
export function digestText(
  { productName, counts }: { productName: string; counts: Readonly<Record<string, number>> },
  publicUrl: string,
): { subject: string; text: string } {
  const product = plainName(productName);
  const titles = new Map<string, number>();
  for (const [kind, count] of Object.entries(counts)) {
    const title = noticeTexts[kind]?.title ?? 'Er is iets veranderd';
    titles.set(title, (titles.get(title) ?? 0) + count);
  }
  const lines = [...titles].sort(([, a], [, b]) => b - a).map(([title, count]) => `- ${count} keer: ${title}`);
  const all = [...titles.values()].reduce((sum, count) => sum + count, 0);
  const text = [
    'Beste',
    '',
    all === 1 ? 'Er is 1 bericht dat u nog niet las:' : `Er zijn ${all} berichten die u nog niet las:`,
    '',
    ...lines,
    '',
    `Lees ze in ${product}:`,
    new URL('/berichten', publicUrl).href,
    '',
    'Kies zelf waarvoor u mail krijgt:',
    new URL('/voorkeuren', publicUrl).href,
    '',
    `Deze mail bevat met opzet geen namen en geen inhoud. Antwoorden kan alleen in ${product} zelf.`,
    '',
  ].join('\n');
  return { subject: `Uw overzicht in ${product}`, text };
}
