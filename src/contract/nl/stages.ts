/**
 * Where a case stands. `label` for professionals, `step` for the line of steps (true also once it is behind), `asked` for
 * whoever is aan zet (u-form), `family` for the page of pupil and parents: short sentences, no jargon.
 */
export const stageTexts: Record<
  string,
  { label: string; step: string; asked: string; family: { label: string; text: string } }
> = {
  awaitingSchoolSection: {
    label: 'Wacht op het deel van de school',
    step: 'Deel van de school',
    asked: 'Vul het deel van de school in en dien het in.',
    family: {
      label: 'De school schrijft haar deel',
      text: 'Je school schrijft op wat er speelt en wat al geprobeerd is. Daarna bekijkt het CLB het met jou.',
    },
  },
  awaitingPbdAdvice: {
    label: 'Wacht op het advies van de PBD',
    step: 'Advies van de PBD',
    asked: 'Geef advies over wat de school nog kan doen, of laat weten dat u geen advies geeft.',
    family: {
      label: 'De school krijgt raad',
      text: 'Iemand die scholen helpt, denkt mee over wat je school nog kan doen. Die persoon weet niet dat het over jou gaat.',
    },
  },
  awaitingClbSection: {
    label: 'Wacht op het deel van het CLB',
    step: 'Deel van het CLB',
    asked: 'Vul het deel van het CLB aan en dien de aanmelding in.',
    family: {
      label: 'Het CLB werkt aan je aanmelding',
      text: 'Je contactpersoon van het CLB schrijft samen met jou op wat je nodig hebt. Je mag altijd vragen wat er staat.',
    },
  },
  awaitingConsent: {
    label: 'Wacht op akkoord',
    step: 'Akkoord',
    asked: 'Bespreek met wie moet instemmen of de aanmelding mag worden doorgegeven, en noteer het antwoord.',
    family: {
      label: 'We vragen of je akkoord gaat',
      text: 'We geven niets door zonder akkoord. Je mag ja zeggen, nee zeggen of eerst meer vragen.',
    },
  },
  awaitingChoice: {
    label: 'Wacht op de keuze van een aanbod',
    step: 'Keuze van een aanbod',
    asked: 'Kies samen met de leerling welk aanbod u vraagt, en noteer de keuze.',
    family: {
      label: 'Kies wat bij je past',
      text: 'Samen met het CLB kijk je welke hulp bij jou past. Jij kiest mee, en je mag later nog van keuze veranderen.',
    },
  },
  awaitingDispatch: {
    label: 'Wacht op het contactpunt',
    step: 'Contactpunt',
    asked: 'Bekijk de aanmelding en geef ze door aan een aanbieder, of vraag het CLB om meer informatie.',
    family: {
      label: 'We zoeken een plaats',
      text: 'De mensen die de plaatsen verdelen, kijken wie jou het best kan begeleiden.',
    },
  },
  awaitingProviderAnswer: {
    label: 'Wacht op het antwoord van de aanbieder',
    step: 'Antwoord van de aanbieder',
    asked: 'Laat weten of u kunt starten. U kunt ook meer vragen of de leerling op uw wachtlijst zetten.',
    family: {
      label: 'We wachten op een antwoord',
      text: 'We hebben gevraagd of de begeleiding kan starten. Kan dat nu niet, dan zoeken we verder met jou.',
    },
  },
  onWaitingList: {
    label: 'Op de wachtlijst',
    step: 'Wachtlijst',
    asked: 'Laat weten wanneer er een plaats vrijkomt. Het CLB bekijkt intussen wat de leerling overbrugt.',
    family: {
      label: 'Je staat op de wachtlijst',
      text: 'Er is nu nog geen plaats vrij. Het CLB zoekt met jou wat intussen kan helpen.',
    },
  },
  awaitingFirstContact: {
    label: 'Wacht op het eerste contact',
    step: 'Eerste contact',
    asked: 'Neem contact op met de leerling en noteer hoe dat ging.',
    family: {
      label: 'Je begeleider neemt contact op',
      text: 'Er is een plaats voor jou. Je begeleider belt, schrijft of komt langs om kennis te maken.',
    },
  },
  awaitingStartTable: {
    label: 'Wacht op de startrondetafel',
    step: 'Startrondetafel',
    asked: 'Plan de startrondetafel en noteer de doelen, de duur, de aanpak en de invulling.',
    family: {
      label: 'Samen afspreken hoe je start',
      text: 'Je spreekt samen af wat je wilt bereiken, hoelang het duurt en wat je gaat doen.',
    },
  },
  pathwayRunning: {
    label: 'Het traject loopt',
    step: 'Traject',
    asked: 'Begeleid het traject. Houd op tijd een tussentijdse rondetafel en bekijk of terugkeren kan.',
    family: {
      label: 'Je traject loopt',
      text: 'Je werkt samen met je begeleider aan wat is afgesproken. Jullie bekijken geregeld hoe het gaat.',
    },
  },
  awaitingAdjustment: {
    label: 'Het traject wordt bijgestuurd',
    step: 'Bijsturing',
    asked: 'Spreek met de leerling, het CLB en de school af wat anders gaat, en noteer het.',
    family: {
      label: 'We passen het plan aan',
      text: 'Iets werkt nog niet goed genoeg. Samen met jou bekijken we wat anders kan.',
    },
  },
  awaitingClosingTable: {
    label: 'Wacht op de slotrondetafel',
    step: 'Slotrondetafel',
    asked: 'Houd de slotrondetafel, of noteer waarom u zonder rondetafel afsluit.',
    family: {
      label: 'Samen afronden',
      text: 'Je traject loopt naar zijn einde. Je bespreekt samen wat goed ging en wat daarna komt.',
    },
  },
  awaitingReturnChecks: {
    label: 'Navraag na de terugkeer',
    step: 'Navraag na de terugkeer',
    asked: 'Vraag hoe het gaat na de terugkeer en noteer het.',
    family: {
      label: 'Hoe gaat het nu?',
      text: 'Je bent weer gestart op school, op het werk of ergens anders. Af en toe vragen we hoe het gaat.',
    },
  },
  awaitingTakeBack: {
    label: 'Wacht op het CLB om het dossier terug te nemen',
    step: 'Terug naar het CLB',
    asked: 'Neem het dossier terug en beslis hoe het verdergaat, of laat weten waarom dat nu niet kan.',
    family: {
      label: 'Het CLB bekijkt hoe het verdergaat',
      text: 'De begeleiding is gestopt. Je contactpersoon van het CLB zoekt met jou wat nu kan helpen.',
    },
  },
  closed: {
    label: 'Afgerond',
    step: 'Afgerond',
    asked: 'Er wordt niets meer van u gevraagd.',
    family: {
      label: 'Afgerond',
      text: 'Je traject is afgerond. Heb je nog een vraag? Bel je contactpersoon van het CLB.',
    },
  },
  withdrawn: {
    label: 'Ingetrokken',
    step: 'Ingetrokken',
    asked: 'Er wordt niets meer van u gevraagd.',
    family: {
      label: 'Gestopt',
      text: 'Deze aanmelding is gestopt. Wil je later toch hulp? Bel je contactpersoon van het CLB.',
    },
  },
  referredToRots: {
    label: 'Verder in ROTS',
    step: 'Verder in ROTS',
    asked: 'Er wordt hier niets meer van u gevraagd: het vervolg loopt in ROTS.',
    family: {
      label: 'We zoeken verder',
      text: 'We zoeken met andere mensen verder naar wat jou kan helpen. Je contactpersoon van het CLB vertelt je meer.',
    },
  },
  voided: {
    label: 'Ongeldig verklaard',
    step: 'Ongeldig verklaard',
    asked: 'Er wordt niets meer van u gevraagd: dit dossier had niet mogen bestaan.',
    family: {
      label: 'Deze pagina bestaat niet meer',
      text: 'Dit dossier is gestart door een vergissing. Wat erin stond, is gewist. Heb je vragen? Bel het CLB.',
    },
  },
  mergedInto: {
    label: 'Samengevoegd met een ander dossier',
    step: 'Samengevoegd',
    asked: 'Er wordt hier niets meer van u gevraagd: werk verder in het andere dossier.',
    family: {
      label: 'Eén dossier in plaats van twee',
      text: 'Er waren twee dossiers voor jou. We hebben ze samengevoegd. Je contactpersoon van het CLB vertelt je meer.',
    },
  },
};
