import { many } from './count.ts';

/** The words of every form that is drawn from a schema: labels of controls, and what is said when an answer cannot be used. */
export const formWords = {
  yes: 'Ja',
  no: 'Nee',
  noAnswer: 'Geen antwoord',
  answer: 'Antwoord',
  optional: (title: string) => `${title} (optioneel)`,
  advised: (title: string) => `${title} (aanbevolen)`,
  optionalIntro: 'Vul alles in, behalve waar “optioneel” bij staat.',
  cancel: 'Annuleren',
  restored: 'Uw eerdere antwoorden staan er nog.',
  startAgain: 'Begin opnieuw',
  clear: 'Wissen',
  searchAndChoose: 'Zoek en kies',
  nothingFound: 'Niets gevonden',
  charactersLeft: (left: number) =>
    left < 0 ? `${many(-left, 'teken', 'tekens')} te veel` : `Nog ${many(left, 'teken', 'tekens')}`,
  dateHint: 'Dag/maand/jaar, bijvoorbeeld 27/3/2010',
  datePlaceholder: 'd/m/jjjj',
  dayPart: 'Dag',
  hourPart: 'Uur',
  hourHint: 'Bijvoorbeeld 14.30',
  calendar: 'Kalender',
  openCalendar: (label: string) => `Kies in de kalender: ${label}`,
  nextMonth: 'Volgende maand',
  previousMonth: 'Vorige maand',
  nextYear: 'Volgend jaar',
  previousYear: 'Vorig jaar',
  nextDecade: 'Volgende tien jaar',
  previousDecade: 'Vorige tien jaar',
  row: 'Rij',
  rowTitle: (title: string, at: number) => `${title} ${at}`,
  addRow: (title: string) => `Voeg toe: ${title.toLowerCase()}`,
  removeRow: (title: string, at: number) => `Verwijder ${title.toLowerCase()} ${at}`,
  sensitive: {
    health: 'Dit lijkt over gezondheid te gaan. Schrijf hier alleen wat de school of aanbieder echt nodig heeft.',
    court: 'Dit lijkt over politie of gerecht te gaan. Feiten en verslagen horen niet in Aanzet.',
    origin: 'Dit lijkt over afkomst, geloof of geaardheid te gaan. Laat het weg als het niets verandert aan de hulp.',
  },
  problems: (count: number) => `Er ${count === 1 ? 'is 1 punt' : `zijn ${count} punten`} om na te kijken`,
  /** "Voornaam: Vul dit in." */
  about: (field: string, message: string) => (/[?.!:]$/.test(field) ? `${field} ${message}` : `${field}: ${message}`),
};

/** What is said when one answer is changed after its part was handed in. */
export const amendTexts = {
  notAsked: 'Deze vraag wordt nu niet gesteld: ze hangt af van een ander antwoord.',
  needed: 'Deze vraag is verplicht. Geef een antwoord.',
  same: 'Dit is hetzelfde antwoord als er stond.',
};
