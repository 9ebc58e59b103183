/** What the CLB should know before acting on a case. */
export const hintTexts = {
  consentOpen: (parties: readonly string[]) =>
    `Nog geen akkoord van: ${parties.map((party) => party.toLowerCase()).join(', ')}.`,
  otherGround:
    'In dit dossier wordt gedeeld zonder akkoord, op een andere grond. Kijk op de afgesproken dag na of dat nog nodig is.',
  consultPossible: 'Twee aanbieders konden niet starten. U kunt een consult bij ROTS vragen.',
  moreAsked:
    'Er is aanvulling gevraagd. Na het indienen gaat de aanmelding terug naar wie ze vroeg; de richttermijn daar staat stil.',
  clbTransferRuns:
    'Een overdracht naar een ander CLB loopt. U blijft aan zet tot het andere CLB aanvaardt en de tien dagen voor verzet voorbij zijn.',
  voidProposed: 'Een collega stelde voor om dit dossier ongeldig te verklaren. Een tweede persoon moet dat bevestigen.',
  returnOffered: 'U vroeg de school om aan te vullen. Tot de school aanvaardt, blijft u aan zet.',
} as const;

/** What a receiver should know while nothing new may be shared; it says nothing about who said what. */
export const receiverHints = {
  held: 'Er wordt nog een akkoord gevraagd. Wat u ontving, blijft bij “Kopieën”. Wat anderen nu schrijven, leest u zodra het akkoord er is.',
  gone: 'Er wordt in dit dossier niets nieuws meer met u gedeeld. U ziet nog over wie het gaat en hoe u die bereikt, om goed af te ronden. Het CLB weet meer.',
  goneAtOnce: 'Er wordt in dit dossier niets meer met u gedeeld. Het CLB weet meer.',
} as const;

/** The first line of every history. */
/** What everybody but the CLB hears of an akkoord: that it was spoken about, not what was said. */
export const akkoordNotedText = { label: 'Akkoord', told: 'Er is iets genoteerd over het akkoord.' } as const;

export const caseStartedText = { label: 'Aanmelding gestart', told: 'De aanmelding werd gestart.' } as const;
