import { remark, resultOptions, why, type EventText } from './field-text.ts';

/** From the school's part to a place with a provider. */
export const naftRegistrationEventTexts: Record<string, EventText> = {
  schoolSectionHandedIn: {
    label: 'Deel indienen',
    description: 'Uw deel is klaar. Daarna is de PBD of het CLB aan zet.',
    told: 'De school diende haar deel in.',
    fields: { note: remark },
  },
  clbSectionStarted: {
    label: 'Niet wachten op de school',
    description: 'Het CLB gaat verder met de aanmelding. De school hoort dat en kan haar deel nog indienen.',
    told: 'Het CLB ging verder zonder op de school te wachten.',
    fields: { reason: why },
  },
  schoolSectionAsked: {
    label: 'Deel van de school vragen',
    description: 'De school is aan zet en krijgt uw vraag.',
    told: 'Het CLB vroeg de school om haar deel.',
    fields: { question: { title: 'Wat vraagt u aan de school?' } },
  },
  returnedToSchool: {
    label: 'Teruggeven aan de school',
    description: 'De school krijgt uw vraag. Tot ze die aanvaardt, blijft het CLB aan zet.',
    told: 'Het CLB vroeg de school om haar deel aan te vullen.',
    fields: { question: { title: 'Wat moet de school aanvullen?' } },
  },
  returnAccepted: {
    label: 'Deel opnieuw opnemen',
    description: 'De school vult haar deel aan en is weer aan zet.',
    told: 'De school neemt haar deel opnieuw op.',
    fields: { note: remark },
  },
  returnDeclined: {
    label: 'Deel niet opnieuw opnemen',
    description: 'Het CLB blijft aan zet en krijgt uw reden.',
    told: 'De school neemt haar deel niet opnieuw op.',
    fields: { reason: why },
  },
  pbdAdviceAsked: {
    label: 'Advies van de PBD vragen',
    description:
      'De PBD krijgt uw vraag en ziet niet om wie het gaat. Komt er geen advies, dan gaat het dossier vanzelf verder.',
    told: 'Het CLB vroeg advies aan de PBD.',
    fields: { question: { title: 'Waarover vraagt u advies?' } },
  },
  pbdAdviceGiven: {
    label: 'Advies geven',
    description: 'School en CLB lezen het advies. Wacht het dossier op u, dan is daarna het CLB aan zet.',
    told: 'De PBD gaf advies.',
    fields: { note: remark },
  },
  pbdAdviceWithheld: {
    label: 'Geen advies geven',
    description: 'Het dossier gaat verder bij het CLB.',
    told: 'De PBD geeft geen advies.',
    fields: { reason: why },
  },
  pbdAdviceNotAwaited: {
    label: 'Niet wachten op het advies',
    description: 'Het CLB gaat verder. De PBD hoort dat; een later advies blijft welkom.',
    told: 'Het CLB ging verder zonder op het advies van de PBD te wachten.',
    fields: { reason: why },
  },
  clbSectionHandedIn: {
    label: 'Aanmelding indienen',
    description: 'De aanmelding gaat naar de volgende stap. Ontbreekt een akkoord, dan wordt dat eerst gevraagd.',
    told: 'Het CLB diende de aanmelding in.',
    fields: { note: remark },
  },
  registeredAfterwards: {
    label: 'Achteraf registreren',
    description:
      'Het traject is al gestart of al voorbij. De tijd ervoor telt als "buiten het systeem", nooit als vertraging.',
    told: 'Het CLB registreerde een traject dat al gestart was.',
    fields: {
      offer: { title: 'Bij welk aanbod?' },
      startedOn: { title: 'Wanneer startte het traject?' },
      endedOn: { title: 'Wanneer eindigde het?', description: 'Laat leeg als het traject nog loopt.' },
      result: {
        title: 'Resultaat',
        description: 'Alleen als het traject al voorbij is.',
        options: resultOptions,
      },
      text: { title: 'Waarom wordt dit achteraf geregistreerd?' },
    },
  },
  offerChosen: {
    label: 'Aanbod kiezen',
    description: 'De aanmelding gaat naar de aanbieder of naar het contactpunt.',
    told: 'De leerling koos samen met het CLB een aanbod.',
    fields: {
      offer: { title: 'Welk aanbod?' },
      why: { title: 'Waarom dit aanbod?', description: 'Bij voorkeur in de woorden van de leerling.' },
    },
  },
  choiceChanged: {
    label: 'Andere keuze maken',
    description: 'De vraag aan de aanbieder wordt ingetrokken. De leerling kiest opnieuw.',
    told: 'De leerling wil een andere keuze maken.',
    fields: { reason: why },
  },
  dispatched: {
    label: 'Doorgeven aan een aanbieder',
    description: 'De aanbieder krijgt de aanmelding en is aan zet.',
    told: 'Het contactpunt gaf de aanmelding door aan een aanbieder.',
    fields: { offer: { title: 'Welk aanbod?' }, why: { title: 'Waarom dit aanbod?' } },
  },
  returnedToClb: {
    label: 'Teruggeven aan het CLB',
    description: 'Het CLB kiest samen met de leerling opnieuw.',
    told: 'Het contactpunt gaf de aanmelding terug aan het CLB.',
    fields: { reason: why },
  },
  accepted: {
    label: 'Aanvaarden',
    description: 'CLB en school horen dat er een plaats is. Daarna neemt u contact op met de leerling.',
    told: 'De aanbieder aanvaardde de aanmelding.',
    fields: { note: remark },
  },
  moreAsked: {
    label: 'Meer informatie vragen',
    description: 'Het CLB vult de aanmelding aan. Uw termijn staat intussen stil; dit is geen weigering.',
    told: 'Er werd meer informatie gevraagd aan het CLB.',
    fields: { question: { title: 'Wat wilt u nog weten?' } },
  },
  declined: {
    label: 'Niet aanvaarden',
    description: 'U kunt nu niet starten. Het CLB hoort de reden en zoekt verder met de leerling.',
    told: 'De aanbieder kan nu niet starten.',
    fields: {
      reason: {
        title: 'Waarom kan het nu niet?',
        options: {
          full: 'Geen plaats',
          otherTargetGroup: 'Andere doelgroep',
          outsideRegion: 'Buiten de regio',
          extraCondition: 'Een voorwaarde is nog niet vervuld',
          otherHelpFits: 'Andere hulp past beter',
          other: 'Een andere reden',
        },
      },
      text: { title: 'Toelichting' },
    },
  },
  reconsiderationAsked: {
    label: 'Vragen om te herbekijken',
    description: 'De aanbieder die niet kon starten, krijgt uw reden en beslist zelf opnieuw.',
    told: 'De netwerkcoördinator vroeg de aanbieder om het opnieuw te bekijken.',
    fields: { reason: why },
  },
  waitlisted: {
    label: 'Op de wachtlijst zetten',
    description: 'De leerling wacht bij u op een plaats. Het CLB bekijkt op een opvolgdatum wat intussen helpt.',
    told: 'De aanbieder zette de leerling op de wachtlijst.',
    fields: {
      expectedOn: { title: 'Wanneer verwacht u een plaats?' },
      bridging: { title: 'Wat is er intussen voor de leerling?' },
    },
  },
  placeFree: {
    label: 'Plaats vrij',
    description: 'Het CLB hoort dat er een plaats is. Daarna neemt u contact op met de leerling.',
    told: 'Er kwam een plaats vrij.',
    fields: { note: remark },
  },
  leftWaitingList: {
    label: 'Van de wachtlijst halen',
    description: 'De leerling wacht niet langer bij deze aanbieder en kiest samen met het CLB opnieuw.',
    told: 'De leerling staat niet langer op de wachtlijst.',
    fields: { reason: why },
  },
  waitingListReviewed: {
    label: 'Wachtlijst opgevolgd',
    description: 'U bevestigt dat u bekeek hoe het gaat. Er komt een nieuwe opvolgdatum.',
    told: 'Het CLB bekeek hoe het gaat tijdens het wachten.',
    fields: { bridging: { title: 'Wat is er intussen voor de leerling?' } },
  },
};
