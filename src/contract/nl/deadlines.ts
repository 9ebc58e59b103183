/** Every kind of deadline. Each is a richttermijn or an agreed date, unless its words say otherwise. */
export const deadlineTexts: Record<string, string> = {
  schoolSection: 'Richttermijn voor het deel van de school',
  pbdAdvice: 'Richttermijn voor het advies van de PBD',
  clbSection: 'Richttermijn voor het deel van het CLB',
  consent: 'Richttermijn voor het akkoord',
  choice: 'Richttermijn voor de keuze van een aanbod',
  dispatch: 'Richttermijn voor het contactpunt',
  providerAnswer: 'Richttermijn voor het antwoord van de aanbieder',
  waitingListReview: 'Opvolgdatum van de wachtlijst',
  firstContact: 'Richttermijn voor het eerste contact',
  startTable: 'Richttermijn voor de startrondetafel',
  pathwayCheck: 'Volgende tussentijdse rondetafel',
  adjustment: 'Richttermijn om het traject bij te sturen',
  closingTable: 'Richttermijn voor de slotrondetafel',
  returnCheck: 'Volgende navraag over de terugkeer',
  takeBack: 'Richttermijn om het dossier terug te nemen',
  providerAnswerLapse: 'Einde van de tijd die de aanbieder heeft om te antwoorden',
  returnAcceptance: 'Richttermijn voor het antwoord van de school op de teruggave',
  clbObjection: 'Termijn om bezwaar te maken tegen de overdracht naar een ander CLB',
  consentTalk: 'Dag om opnieuw te praten over het akkoord',
  consentReview: 'Richttermijn om na te gaan wie nu beslist',
  contactsReview: 'Richttermijn om de contactpersonen van dit schooljaar na te kijken',
  statusQuestion: 'Richttermijn voor het antwoord op "Waar staat dit?"',
  contactDataWindow: 'Einde van de tijd waarin de begeleider de contactgegevens nog ziet',
  stoppedClockReview: 'Dag om de stilgezette termijn opnieuw te bekijken',
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
