/**
 * What each deadline is about, short enough to stand before its date. Each is a richttermijn or an agreed date; whether
 * it has passed ("over de richttermijn") is said after the date, once.
 */
export const deadlineTexts: Record<string, string> = {
  schoolSection: 'Deel van de school',
  pbdAdvice: 'Advies van de PBD',
  clbSection: 'Deel van het CLB',
  consent: 'Akkoord',
  choice: 'Keuze van een aanbod',
  dispatch: 'Antwoord van het contactpunt',
  providerAnswer: 'Antwoord van de aanbieder',
  waitingListReview: 'Opvolging van de wachtlijst',
  firstContact: 'Eerste contact',
  startTable: 'Startrondetafel',
  pathwayCheck: 'Tussentijdse rondetafel',
  adjustment: 'Bijsturing van het traject',
  closingTable: 'Slotrondetafel',
  returnCheck: 'Navraag over de terugkeer',
  takeBack: 'Terugnemen van het dossier',
  providerAnswerLapse: 'Daarna vervalt de vraag aan de aanbieder',
  returnAcceptance: 'Antwoord van de school op de teruggave',
  clbObjection: 'Bezwaar tegen de overdracht naar een ander CLB',
  consentTalk: 'Opnieuw praten over het akkoord',
  consentUntil: 'Het akkoord geldt tot en met',
  groundReview: 'Nagaan of delen zonder akkoord nog nodig is',
  consentReview: 'Nagaan wie nu beslist',
  contactsReview: 'Contactpersonen van dit schooljaar nakijken',
  statusQuestion: 'Antwoord op "Waar staat dit?"',
  contactDataWindow: 'Tot dan ziet de begeleider de contactgegevens',
  emergencyReview: 'Noodtoegang nakijken',
  stoppedClockReview: 'Stilgezette termijn opnieuw bekijken',
  turned12: 'De leerling wordt 12 jaar',
  turned18: 'De leerling wordt 18 jaar',
  schoolYearStart: 'Begin van het nieuwe schooljaar',
  summerNear: 'De zomervakantie komt eraan',
};

/** The closed list of reasons why no clock runs. */
export const noClockTexts: Record<string, string> = {
  caseEnded: 'Het dossier is afgerond: er loopt geen termijn meer.',
  clockStopped: 'De termijn staat stil. Op de opvolgdatum wordt dat opnieuw bekeken.',
};
