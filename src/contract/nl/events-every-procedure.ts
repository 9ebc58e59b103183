import { deadlineTexts } from './deadlines.ts';
import { emergencyEventTexts } from './emergency.ts';
import { remark, why, type EventText, type FieldText } from './field-text.ts';

/** Asked beside an event that somebody without account told by phone. */
export const onBehalfFields: Record<'toldBy' | 'toldOn', FieldText> = {
  toldBy: { title: 'Telefonisch meegedeeld door', description: 'Naam en functie van wie het u vertelde.' },
  toldOn: { title: 'Op' },
};

const layer: FieldText = { title: 'Wie mag dit lezen?' };
/** Whether a note stays off the pages of the parents. */
export const notToParentsTexts: Record<string, string> = {
  no: 'Ja, ook voor de ouders',
  yes: 'Nee, niet aan de ouders',
};
const member: FieldText = { title: 'Contactpersoon' };
const kind: FieldText = { title: 'Termijn', options: deadlineTexts };
const deadlineId: FieldText = { title: 'Nummer van de termijn' };

/** Events of every procedure: notes, questions, the clock, slots, changes of school or CLB, and the end. */
export const everyProcedureEventTexts: Record<string, EventText> = {
  contactNoted: {
    label: 'Contact noteren',
    description: 'U bewaart een telefoontje, bezoek of bericht. Er verandert niets aan de stap.',
    told: 'Er werd een contact genoteerd.',
    fields: {
      how: {
        title: 'Hoe?',
        options: {
          phone: 'Telefoon',
          visit: 'Bezoek',
          videoCall: 'Videogesprek',
          message: 'Bericht',
          other: 'Op een andere manier',
        },
      },
      with: { title: 'Met wie?' },
      on: { title: 'Op welke dag?' },
      text: { title: 'Wat kwam aan bod?' },
      layer,
    },
  },
  noteAdded: {
    label: 'Nota toevoegen',
    description: 'U voegt een nota toe. Er verandert niets aan de stap.',
    told: 'Er werd een nota toegevoegd.',
    fields: {
      text: { title: 'Nota', description: 'Vul nooit een rijksregisternummer in.' },
      layer,
      notToParents: {
        title: 'Ook voor de ouders?',
        description: 'Alleen als ze deze laag lezen. De leerling leest een nota in die laag altijd zelf.',
        options: notToParentsTexts,
      },
    },
  },
  formAmended: {
    label: 'Antwoord aanpassen',
    description: 'U past één antwoord aan in een deel dat al ingediend is. Wie het deel kreeg, krijgt bericht.',
    told: 'Er werd een antwoord in het formulier aangepast.',
    fields: {
      section: { title: 'Deel', options: { school: 'School', pbd: 'PBD', clb: 'CLB' } },
      field: { title: 'Naam van de vraag' },
      question: { title: 'Vraag' },
      before: { title: 'Eerst' },
      after: { title: 'Nu' },
      reason: { title: 'Waarom?' },
      layer,
    },
  },
  remarkMade: {
    label: 'Opmerking bij het formulier',
    description: 'Wie het deel invult, krijgt bericht van uw opmerking.',
    told: 'Er werd een opmerking geplaatst bij het formulier.',
    fields: {
      section: { title: 'Deel', options: { school: 'School', pbd: 'PBD', clb: 'CLB' } },
      field: { title: 'Naam van de vraag' },
      question: { title: 'Vraag' },
      text: { title: 'Opmerking' },
      layer,
    },
  },
  remarkSettled: {
    label: 'Opmerking afhandelen',
    description: 'De opmerking blijft leesbaar, als afgehandeld.',
    told: 'Een opmerking bij het formulier werd afgehandeld.',
    fields: { remark: { title: 'Nummer van de opmerking' }, layer },
  },
  statusAsked: {
    label: 'Vragen waar dit staat',
    description: 'Wie aan zet is, krijgt de vraag "Waar staat dit?" en antwoordt binnen de richttermijn.',
    told: 'Er werd gevraagd waar dit staat.',
    fields: { question: { title: 'Wat wilt u weten?' } },
  },
  statusAnswered: {
    label: 'Antwoorden waar dit staat',
    description: 'Het CLB krijgt uw antwoord. De stap en de termijn blijven zoals ze zijn.',
    told: 'Er kwam een antwoord op de vraag waar dit staat.',
    fields: {
      answer: {
        title: 'Waar staat dit?',
        options: {
          busy: 'Er wordt aan gewerkt',
          waitingForPupil: 'Wacht op de leerling',
          waitingForParents: 'Wacht op de ouders',
          waitingForOther: 'Wacht op iemand anders',
          done: 'Gedaan, nog te noteren',
        },
      },
      text: { title: 'Toelichting' },
    },
  },
  clockStopped: {
    label: 'Termijn stilzetten',
    description: 'De termijn van deze stap staat stil. Op een opvolgdatum wordt dat opnieuw bekeken.',
    told: 'De termijn werd stilgezet.',
    fields: {
      reason: {
        title: 'Waarom staat de termijn stil?',
        options: {
          illness: 'Ziekte',
          family: 'Omstandigheden in het gezin',
          holiday: 'Vakantie',
          otherHelpFirst: 'Andere hulp gaat voor',
          agreed: 'Zo afgesproken',
        },
      },
      text: { title: 'Toelichting' },
    },
  },
  clockResumed: {
    label: 'Termijn weer laten lopen',
    description: 'De termijn loopt verder met de dagen die over waren.',
    told: 'De termijn loopt weer.',
    fields: { text: { title: 'Toelichting' } },
  },
  slotFilled: {
    label: 'Contactpersoon kiezen',
    description: 'U zegt wie dit dossier bij u opvolgt.',
    told: 'Er werd een contactpersoon gekozen.',
    fields: { member },
  },
  slotHandedOver: {
    label: 'Doorgeven aan een collega',
    description: 'Uw collega volgt dit dossier vanaf nu op en krijgt wat voor u bestemd was.',
    told: 'Het dossier ging naar een collega.',
    fields: { member, reason: why },
  },
  slotEmptied: {
    label: 'Contactpersoon vrijgeven',
    description: 'Niemand volgt dit dossier bij u nog persoonlijk op. Uw organisatie blijft aan zet.',
    told: 'De contactpersoon volgt dit dossier niet langer op.',
    fields: { reason: why },
  },
  schoolChanged: {
    label: 'School wijzigen',
    description: 'De vorige school ziet dit dossier niet meer. De nieuwe school begint met een leeg deel.',
    told: 'De leerling veranderde van school.',
    fields: {
      school: { title: 'Nieuwe school', options: { none: 'Geen school' } },
      on: { title: 'Vanaf welke dag?' },
    },
  },
  clbChanged: {
    label: 'Overdragen aan een ander CLB',
    description:
      'Het andere CLB krijgt de vraag. Uw CLB blijft verantwoordelijk tot het aanvaardt en de tien dagen voor bezwaar voorbij zijn.',
    told: 'Het CLB vroeg om het dossier over te dragen aan een ander CLB.',
    fields: { clb: { title: 'Nieuw CLB' }, reason: why },
  },
  clbTransferAccepted: {
    label: 'Dossier overnemen',
    description: 'U neemt het dossier over zodra de tien dagen voor bezwaar voorbij zijn.',
    told: 'Het nieuwe CLB aanvaardde de overdracht.',
    fields: { note: remark },
  },
  clbTransferDeclined: {
    label: 'Dossier niet overnemen',
    description: 'Het huidige CLB blijft verantwoordelijk en krijgt uw reden.',
    told: 'Het nieuwe CLB neemt het dossier niet over.',
    fields: { reason: why },
  },
  clbObjectionMade: {
    label: 'Bezwaar tegen de overdracht noteren',
    description: 'De overdracht gaat niet door. Uw CLB blijft verantwoordelijk.',
    told: 'Er kwam bezwaar tegen de overdracht naar een ander CLB.',
    fields: { madeBy: { title: 'Wie maakte bezwaar?' }, on: { title: 'Op welke dag?' } },
  },
  secondClbAdded: {
    label: 'Tweede CLB toevoegen',
    description: 'Dit CLB kijkt en werkt mee. Uw CLB blijft verantwoordelijk.',
    told: 'Er werd een tweede CLB toegevoegd.',
    fields: { clb: { title: 'Tweede CLB' }, reason: why },
  },
  withdrawn: {
    label: 'Aanmelding intrekken',
    description: 'Het dossier stopt. Wie meewerkte, hoort dat het gestopt is.',
    told: 'De aanmelding werd ingetrokken.',
    fields: {
      reason: {
        title: 'Waarom?',
        options: {
          solvedAtSchool: 'Opgelost op school',
          otherHelp: 'Andere hulp is gestart',
          pupilDeclines: 'De leerling wil niet',
          parentsDecline: 'De ouders willen niet',
          moved: 'Verhuisd',
          notIndicated: 'Toch niet aangewezen',
          other: 'Een andere reden',
        },
      },
      text: { title: 'Toelichting' },
    },
  },
  voidProposed: {
    label: 'Voorstellen om ongeldig te verklaren',
    description: 'Een tweede persoon moet dit bevestigen voor er iets gebeurt.',
    told: 'Er werd voorgesteld om dit dossier ongeldig te verklaren.',
    fields: {
      reason: {
        title: 'Waarom?',
        options: {
          wrongPupil: 'Verkeerde leerling',
          noGround: 'Er is geen grond voor dit dossier',
          enteredTwice: 'Twee keer ingevoerd',
        },
      },
      text: { title: 'Toelichting' },
    },
  },
  voidDropped: {
    label: 'Voorstel laten vallen',
    description: 'Het dossier gaat gewoon verder.',
    told: 'Het voorstel om ongeldig te verklaren werd niet gevolgd.',
    fields: { reason: why },
  },
  voided: {
    label: 'Ongeldig verklaren',
    description:
      'Het dossier stopt, de persoonlijke inhoud wordt gewist en wie iets ontving, wordt verwittigd. Dit kan niet ongedaan worden gemaakt.',
    told: 'Het dossier werd ongeldig verklaard. De persoonlijke inhoud is gewist.',
    fields: { confirmation: { title: 'Waarom bevestigt u dit?' } },
  },
  mergedInto: {
    label: 'Samenvoegen met een ander dossier',
    description: 'Dit dossier stopt; u werkt verder in het andere.',
    told: 'Dit dossier werd samengevoegd met een ander.',
    fields: { case: { title: 'In welk dossier gaat het verder?' }, reason: why },
  },
  reopened: {
    label: 'Heropenen',
    description: 'Het dossier gaat verder bij het CLB, met zijn geschiedenis.',
    told: 'Het dossier werd heropend.',
    fields: { reason: why },
  },
  contactsReviewed: {
    label: 'Contactpersonen nagekeken',
    description: 'U bevestigt dat bij elke partner duidelijk is wie het dossier dit schooljaar opvolgt.',
    told: 'De contactpersonen van dit schooljaar werden nagekeken.',
    fields: { note: remark },
  },
  ...emergencyEventTexts,
  deadlinePassed: {
    label: 'Termijn voorbij',
    description: 'Aanzet noteert dat een termijn voorbij is en doet wat daarvoor is afgesproken.',
    told: 'Een termijn ging voorbij.',
    fields: { kind, deadlineId },
  },
  reminderSent: {
    label: 'Herinnering verstuurd',
    description: 'Aanzet herinnert wie aan zet is aan een termijn.',
    told: 'Aanzet stuurde een herinnering.',
    fields: { kind, deadlineId },
  },
  escalated: {
    label: 'Gesprek gevraagd',
    description: 'Een termijn is voorbij; Aanzet vraagt iemand om samen te bekijken wat nodig is.',
    told: 'Aanzet vroeg om samen te bekijken wat nodig is.',
    fields: {
      kind,
      deadlineId,
      level: { title: 'De hoeveelste keer' },
      to: {
        title: 'Aan wie?',
        options: {
          holder: 'Wie aan zet is',
          colleague: 'Een collega van dezelfde organisatie',
          coordinator: 'De netwerkcoördinator',
          otherOrganisation: 'De contactpersoon van de andere organisatie',
        },
      },
    },
  },
};
