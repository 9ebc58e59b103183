import { many } from './count.ts';

const cases = (count: number) => many(count, 'dossier', 'dossiers');

/** The words for doing one thing in several cases at once. */
export const bulkWords = {
  region: 'Gekozen dossiers',
  chosen: (count: string) => (count === '1' ? '1 dossier gekozen' : `${count} dossiers gekozen`),
  open: 'Iets doen met deze dossiers',
  clear: 'Keuze wissen',
  tooMany: (most: number) => `U kunt met hoogstens ${cases(most)} tegelijk iets doen. Kies er minder, of filter eerst.`,
  title: (count: number) => `Iets doen met ${cases(count)}`,
  looking: 'We kijken na wat in deze dossiers kan…',
  which: 'Wat wilt u doen?',
  inAll: (count: number) => (count === 1 ? 'Kan in dit dossier.' : `Kan in alle ${count} dossiers.`),
  inSome: (able: number, of: number) => `Kan in ${able} van de ${of} dossiers. De andere blijven zoals ze zijn.`,
  noneTitle: 'Hier kan niets samen',
  noneText:
    'Geen van de acties voor meerdere dossiers kan nu in een van deze dossiers. Open een dossier om te zien wat er kan.',
  back: 'Terug',
  each: (count: number) =>
    `Dit wordt in elk van de ${cases(count)} apart genoteerd, op uw naam. Daarna staat het in het verloop.`,
  progress: (done: number, of: number) => `${done} van ${of} gedaan`,
  stop: 'Stop na wat nu loopt',
  stopped: 'Niet meer gestart: u hebt gestopt.',
  allDone: (label: string, count: number) => `Genoteerd in ${cases(count)}: ${label}`,
  failed: (count: number) => `In ${cases(count)} lukte het niet`,
  failedHint: 'Deze dossiers blijven gekozen. De andere zijn klaar.',
  again: (count: number) => `Probeer die ${count === 1 ? 'ene' : count} opnieuw`,
  done: 'Klaar',
};
