/** Why something may not happen now, and what would make it possible. Keys are the guards of the machines. */
export const refusalTexts: Record<string, string> = {
  notInThisStage:
    'Dit hoort niet bij de stap waarin het dossier staat. Kijk boven aan het dossier wie aan zet is en wat nu kan.',
  caseEnded: 'Dit dossier is afgerond. Er kan niets meer bij.',
  // Registration.
  startsAtSchool: 'De school vult het eerste deel in. Dat is bij de start zo gekozen.',
  schoolSectionComplete: 'Het deel van de school is nog niet volledig. Vul eerst de verplichte vragen in.',
  schoolSectionReadyForPbd:
    'De PBD kan pas adviseren als het deel van de school volledig is en in dit dossier advies wordt gevraagd.',
  schoolSectionStillOut: 'Het deel van de school is al ingediend, of het is nog niet volledig.',
  schoolCanBeAsked:
    'Er is geen school, of haar deel is al ingediend. Gebruik "Teruggeven aan de school" om iets te laten aanvullen.',
  schoolCanTakeBack: 'Teruggeven kan pas als de school haar deel heeft ingediend, en maar één keer tegelijk.',
  returnIsOffered: 'Er ligt geen vraag van het CLB om het deel aan te vullen.',
  pbdCanBeAsked: 'In dit dossier is geen PBD, de PBD antwoordde al, of in deze regio wordt geen advies gevraagd.',
  pbdSectionComplete: 'Het advies is nog niet volledig. Vul eerst de verplichte vragen in.',
  lateAdviceWelcome: 'Er is al een antwoord van de PBD, of het advies is nog niet volledig.',
  pbdTermPassed: 'De richttermijn voor het advies loopt nog.',
  submitToProvider:
    'De aanmelding is nog niet volledig, of er ontbreekt een akkoord, of geen aanbieder wacht op de aanvulling.',
  submitToContactPoint:
    'De aanmelding is nog niet volledig, of er ontbreekt een akkoord, of het contactpunt wacht niet op de aanvulling.',
  submitToChoice: 'De aanmelding is nog niet volledig, of er ontbreekt een akkoord.',
  readyToSubmit: 'De aanmelding is nog niet volledig. Vul eerst de verplichte vragen in het deel van school en CLB in.',
  // Akkoord.
  consentWithProviderWaiting: 'Er ontbreekt nog een akkoord, of geen aanbieder wacht op de aanvulling.',
  consentWithContactPointWaiting: 'Er ontbreekt nog een akkoord, of het contactpunt wacht niet op de aanvulling.',
  speaksForAnother: 'Hier antwoord je alleen voor jezelf, op wat jou gevraagd wordt.',
  consentBecomesComplete: 'Er ontbreekt nog een akkoord.',
  consentCompleteWithoutSchool: 'Er ontbreekt nog een ander akkoord dan dat van de school.',
  providerWaits: 'Er wacht geen aanbieder op uw aanvulling. Kies een aanbod zodra de aanmelding is ingediend.',
  contactPointWaits: 'Het contactpunt wacht niet op een aanvulling.',
  consentNotYetComplete: 'Iedereen van wie een akkoord nodig is, ging al akkoord.',
  parentsAreAsked: 'In dit dossier wordt het akkoord van de ouders niet gevraagd.',
  parentsNotYetInConflict: 'Het akkoord van de ouders wordt niet gevraagd, of beide ouders worden al apart gevraagd.',
  subjectIsPupil: 'Dit kan alleen in een dossier over één leerling.',
  // The offer.
  choiceMayBeSharedDirectly: 'Er ontbreekt nog een akkoord, of in deze regio loopt de aanmelding via een contactpunt.',
  choiceMayBeShared: 'Er ontbreekt nog een akkoord. Zonder akkoord wordt niets doorgegeven.',
  actorIsProvider: 'Alleen de aanbieder die gevraagd is, kan nu meer informatie vragen.',
  actorIsContactPoint: 'Alleen het contactpunt kan nu meer informatie vragen.',
  directRoute: 'In deze regio loopt de aanmelding via een contactpunt.',
  aProviderDeclined: 'Er is geen aanbieder die niet kon starten, of er ontbreekt een akkoord om opnieuw te vragen.',
  lapsedToNextDirect:
    'De tijd om te antwoorden is niet voorbij, of deze regio gaat niet vanzelf naar een volgend aanbod.',
  lapsedToNextDispatch:
    'De tijd om te antwoorden is niet voorbij, of deze regio gaat niet vanzelf naar een volgend aanbod.',
  consultBecomesProposed: 'Een consult wordt pas voorgesteld als genoeg aanbieders niet konden starten.',
  consultBecomesProposedDirect: 'Een consult wordt pas voorgesteld als genoeg aanbieders niet konden starten.',
  // The pathway.
  lastContactAttempt: 'De afgesproken pogingen om contact te krijgen zijn nog niet op.',
  actorConvenes: 'De startrondetafel wordt door de andere partij bijeengeroepen, zoals in deze regio is afgesproken.',
  alreadyEnded: 'Dit traject is volgens de registratie nog niet voorbij.',
  checksDecided: 'Op de slotrondetafel is niet beslist om na de terugkeer nog na te vragen.',
  checksElsewhere: 'Op de slotrondetafel is geen werkplek of andere plaats gekozen om na te vragen.',
  lastReturnCheck: 'Er volgt nog navraag na de terugkeer.',
  contactWindowEnded: 'De tijd waarin de begeleider de contactgegevens nog ziet, loopt nog.',
  closesAtTakeBack: 'Het CLB koos om verder te zoeken, niet om af te ronden.',
  stoppedFromFirstContact: 'De stopzetting kwam niet uit de stap van het eerste contact.',
  stoppedFromStartTable: 'De stopzetting kwam niet uit de stap van de startrondetafel.',
  stoppedFromPathway: 'De stopzetting kwam niet uit een lopend traject.',
  stoppedFromAdjustment: 'De aanbieder kan niet verder: neem het dossier terug.',
  // In every procedure.
  attachmentsAreOn: 'Bijlagen staan in dit netwerk uit.',
  partWasHandedIn:
    'Dit deel is nog niet ingediend, of u kunt het nog gewoon invullen. Aanpassen met een reden komt pas daarna.',
  aboutSchoolPart: 'Een opmerking hoort bij een deel van het formulier.',
  aboutPbdPart: 'Een opmerking hoort bij een deel van het formulier.',
  emergencyToReview: 'Er is geen noodtoegang die nog nagekeken moet worden.',
  lastEmergencyToReview: 'Er is geen noodtoegang die nog nagekeken moet worden.',
  noStatusQuestionOpen: 'Er staat al een vraag "Waar staat dit?" open. Wacht op het antwoord.',
  statusQuestionOpen: 'Er staat geen vraag "Waar staat dit?" open.',
  clockRuns: 'De termijn staat al stil.',
  clockStandsStill: 'De termijn loopt: er valt niets te hervatten.',
  schoolGoesAway: 'Er is een nieuwe school gekozen.',
  noClbTransfer: 'Er loopt al een overdracht naar een ander CLB. Wacht tot die rond is.',
  clbTransferRuns: 'Er loopt geen overdracht naar een ander CLB.',
  clbTransferCompletes: 'De tien dagen voor bezwaar zijn nog niet voorbij, of er loopt geen overdracht.',
  clbTransferNotYetAccepted: 'Er ligt geen vraag tot overdracht die nog op een antwoord wacht.',
  objectionTermEndsTransfer:
    'Het nieuwe CLB aanvaardde de overdracht nog niet, of de tien dagen voor bezwaar lopen nog.',
  objectionTermEndsFirst: 'De tien dagen voor bezwaar lopen nog, of er loopt geen overdracht.',
  birthdayTwelve: 'De leerling wordt nog niet 12 jaar.',
  birthdayEighteen: 'De leerling wordt nog niet 18 jaar.',
  schoolYearStarts: 'Het nieuwe schooljaar begint nog niet.',
  summerComesNear: 'De zomervakantie is nog niet dichtbij.',
  withdrawalIsTheirs: 'Na het indienen kan alleen het CLB de aanmelding intrekken. Bespreek het met het CLB.',
  notYetProposedToVoid:
    'Er ligt al een voorstel om dit dossier ongeldig te verklaren. Een tweede persoon kan het bevestigen.',
  proposedToVoid: 'Er ligt geen voorstel om dit dossier ongeldig te verklaren.',
  secondPersonConfirms: 'Eerst stelt iemand het voor; daarna moet een andere persoon het bevestigen.',
  reopeningIsAgreed: 'In dit netwerk is afgesproken om dossiers niet te heropenen. Start een nieuw dossier.',
};
