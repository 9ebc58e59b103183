import { many } from './count.ts';

/** What failed, in words of the work itself. */
export const failedTitles = {
  deadline: (label: string) => `Richttermijn “${label}” kon niet verwerkt worden`,
  mail: (title: string) => `Mail over “${title}” kon niet verstuurd worden`,
  digest: 'Dagoverzicht per mail kon niet verstuurd worden',
  effect: 'Doorgeven aan een ander systeem lukte niet',
  effects: { referToRots: 'Doorgeven aan ROTS lukte niet' } as Record<string, string>,
  unknown: 'onbekende soort',
};

/** Reasons that are more than a code and a place in the program. */
export const failedReasons: Record<string, string> = {
  processDied: 'Het proces viel uit terwijl het hiermee bezig was',
  stillDue: 'Werd verwerkt en bleef toch openstaan',
};

/** The words of the page about failed work. */
export const failedWorkWords = {
  queues: 'Toon de wachtrijen (Engels)',
  lead: 'Richttermijnen, mails en andere stappen die Aanzet zelf zet en die niet lukten. U ziet nummers en oorzaken, nooit namen.',
  emptyTitle: 'Alles is gelukt',
  emptyText: 'Er wacht niets op u. Lukt er later iets niet, dan staat het hier met de oorzaak.',
  list: 'Wat niet lukte',
  givenUp: 'Opgegeven',
  waiting: 'Wordt opnieuw geprobeerd',
  attempts: (count: number) => many(count, 'poging', 'pogingen'),
  receivers: (count: number) => many(count, 'ontvanger', 'ontvangers'),
  due: 'Moest gebeuren op',
  next: 'Volgende poging',
  nobodyTries: 'Aanzet probeert dit niet meer uit zichzelf.',
  reason: 'Oorzaak',
  caseNumber: (number: string) => `Dossier ${number}`,
  retry: 'Probeer nu opnieuw',
  retryOf: (title: string, number: string | null) =>
    number === null ? `Probeer nu opnieuw: ${title}` : `Probeer nu opnieuw: ${title}, dossier ${number}`,
  retried: 'Wordt nu opnieuw geprobeerd. Lukt het niet, dan komt het hier terug.',
  quarantine: {
    title: 'Een reservekopie werd teruggezet',
    text: (day: string) => `Sinds ${day} wacht alles wat naar buiten gaat, omdat een deel misschien al verstuurd was.`,
    backup: (day: string) => `De kopie loopt tot ${day}.`,
    mails: (count: number) => many(count, 'mail wacht', 'mails wachten'),
    effects: (count: number) =>
      many(count, 'stap naar een ander systeem wacht', 'stappen naar een ander systeem wachten'),
    send: 'Verstuur alles',
    drop: 'Laat het oude vallen',
    sendAsk: 'Alles wat wacht, gaat nu weg. Wie een mail al kreeg, krijgt die misschien nog een keer.',
    dropAsk:
      'Wat van voor het terugzetten is, wordt nooit meer verstuurd. De berichten in Aanzet zelf blijven staan. Dit kunt u niet ongedaan maken.',
    sure: 'Ja, ga door',
    back: 'Terug',
  },
};
