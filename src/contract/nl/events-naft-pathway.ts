import { resultOptions, why, type EventText, type FieldText } from './field-text.ts';

const result: FieldText = {
  title: 'Resultaat',
  options: resultOptions,
};

/** From the first contact to the way back. */
export const naftPathwayEventTexts: Record<string, EventText> = {
  firstContactMade: {
    label: 'Eerste contact noteren',
    description: 'Het CLB hoort dat er contact is. Daarna volgt de startrondetafel.',
    told: 'De aanbieder had een eerste contact met de leerling.',
    fields: {
      on: { title: 'Op welke dag?' },
      how: {
        title: 'Hoe?',
        options: {
          visit: 'Huisbezoek',
          phone: 'Telefoon',
          atSchool: 'Op school',
          atProvider: 'Bij de aanbieder',
          other: 'Op een andere manier',
        },
      },
      note: { title: 'Opmerking' },
    },
  },
  firstContactFailed: {
    label: 'Geen contact gekregen',
    description:
      'Het CLB hoort dat het nog niet lukte. U probeert opnieuw; na de afgesproken pogingen bekijkt het CLB het.',
    told: 'De aanbieder kreeg nog geen contact met de leerling.',
    fields: { tried: { title: 'Wat hebt u geprobeerd?' }, plan: { title: 'Wat probeert u nu?' } },
  },
  startTablePlanned: {
    label: 'Startrondetafel plannen',
    description: 'De dag wordt de nieuwe datum voor deze stap. De school hoort dat ze gepland is.',
    told: 'De startrondetafel werd gepland.',
    fields: { on: { title: 'Op welke dag?' }, place: { title: 'Waar?' } },
  },
  startTableHeld: {
    label: 'Startrondetafel noteren',
    description: 'Het traject start met wat u hier noteert. De school hoort dat het loopt.',
    told: 'De startrondetafel vond plaats. Het traject loopt.',
    fields: {
      on: { title: 'Op welke dag?' },
      objectives: { title: 'Welke doelen zijn afgesproken?' },
      duration: { title: 'Hoelang duurt het traject?' },
      method: { title: 'Hoe wordt er gewerkt?' },
      content: { title: 'Wat houdt het traject in?' },
      schoolPresent: {
        title: 'Was de school erbij?',
        description: 'De rondetafel kan ook zonder de school doorgaan.',
        options: { yes: 'Ja', no: 'Nee' },
      },
    },
  },
  interimTableHeld: {
    label: 'Tussentijdse rondetafel noteren',
    description: 'Het CLB hoort dat de rondetafel er was. Er komt een nieuwe datum voor de volgende.',
    told: 'Er was een tussentijdse rondetafel.',
    fields: {
      on: { title: 'Op welke dag?' },
      agreed: { title: 'Wat is afgesproken?' },
      returnTested: { title: 'Is bekeken of terugkeren kan?', options: { yes: 'Ja', no: 'Nee' } },
    },
  },
  adjustmentAsked: {
    label: 'Bijsturing vragen',
    description: 'De aanbieder spreekt met iedereen af wat anders gaat.',
    told: 'Er werd gevraagd om het traject bij te sturen.',
    fields: { why },
  },
  adjustmentAgreed: {
    label: 'Bijsturing noteren',
    description: 'Het traject loopt verder met de nieuwe afspraken. Het CLB hoort dat.',
    told: 'Het traject werd bijgestuurd.',
    fields: { agreed: { title: 'Wat is afgesproken?' } },
  },
  closingPlanned: {
    label: 'Naar de slotrondetafel gaan',
    description: 'CLB en school horen dat het traject naar zijn einde loopt.',
    told: 'Het traject gaat naar de slotrondetafel.',
    fields: { on: { title: 'Wanneer is de slotrondetafel?' }, note: { title: 'Opmerking' } },
  },
  pathwayContinued: {
    label: 'Traject toch voortzetten',
    description: 'Het traject loopt verder. Het CLB hoort dat.',
    told: 'Het traject loopt toch verder.',
    fields: { why },
  },
  stoppedEarly: {
    label: 'Traject stopzetten',
    description:
      'Het CLB wordt gevraagd om het dossier terug te nemen. De school hoort alleen dat de aanwezigheid daar stopt.',
    told: 'Het traject werd vroeger stopgezet.',
    fields: {
      reason: {
        title: 'Waarom?',
        options: {
          pupilStops: 'De leerling stopt',
          parentsStop: 'De ouders stoppen',
          providerStops: 'De aanbieder stopt',
          schoolStops: 'De school stopt',
          moved: 'Verhuisd',
          otherHelp: 'Andere hulp is gestart',
          other: 'Een andere reden',
        },
      },
      text: { title: 'Toelichting' },
      lastDayOn: { title: 'Wat was de laatste dag?' },
    },
  },
  closingTableHeld: {
    label: 'Slotrondetafel noteren',
    description: 'Het dossier wordt afgerond, of er volgt nog navraag na de terugkeer. CLB en school horen het.',
    told: 'De slotrondetafel vond plaats.',
    fields: {
      on: { title: 'Op welke dag?' },
      result,
      followUp: { title: 'Hoe gaat het nu verder?' },
      returnChecks: {
        title: 'Hoe vaak wordt nog gevraagd hoe het gaat?',
        description: '0 betekent: het dossier is nu afgerond.',
      },
      returnContact: {
        title: 'Wie wordt dat gevraagd?',
        options: { school: 'De school', work: 'De werkplek', otherPlace: 'Een andere plaats', clb: 'Het CLB' },
      },
      returnContactName: {
        title: 'Naam van die persoon',
        description: 'Alleen voor een werkplek of een andere plaats.',
      },
    },
  },
  closedWithoutTable: {
    label: 'Afsluiten zonder slotrondetafel',
    description: 'Het dossier wordt afgerond. CLB en school horen het.',
    told: 'Het traject werd afgesloten zonder slotrondetafel.',
    fields: { reason: why, result },
  },
  returnChecked: {
    label: 'Noteren hoe het gaat',
    description: 'Het CLB leest uw antwoord. Was dit de laatste keer, dan is het dossier afgerond.',
    told: 'Er werd nagevraagd hoe het gaat na de terugkeer.',
    fields: {
      goes: { title: 'Hoe gaat het?', options: { well: 'Goed', withConcerns: 'Er zijn zorgen' } },
      text: { title: 'Toelichting' },
    },
  },
  relapsed: {
    label: 'Melden dat het opnieuw vastloopt',
    description: 'Het CLB neemt het dossier weer op, met zijn geschiedenis.',
    told: 'Na de terugkeer liep het opnieuw moeilijk. Het CLB neemt het dossier weer op.',
    fields: { text: { title: 'Wat loopt er moeilijk?' } },
  },
  takenBack: {
    label: 'Dossier terugnemen',
    description: 'U kiest met de leerling een ander aanbod, of rondt het dossier af.',
    told: 'Het CLB nam het dossier terug.',
    fields: {
      next: {
        title: 'Hoe gaat het verder?',
        options: { newChoice: 'De leerling kiest een ander aanbod', close: 'Het dossier wordt afgerond' },
      },
      result: { ...result, description: 'Alleen als u het dossier afrondt.' },
    },
  },
  takeBackDeclined: {
    label: 'Nu niet terugnemen',
    description: 'De aanbieder blijft aan zet in de stap waar het traject stond, en krijgt uw reden.',
    told: 'Het CLB nam het dossier nu niet terug. De aanbieder gaat verder.',
    fields: { reason: why },
  },
  referredToRots: {
    label: 'Doorgeven aan ROTS',
    description: 'Dit dossier stopt hier. Er wordt een consult gevraagd, zonder naam.',
    told: 'Het CLB vroeg een ROTS-consult. Deze aanmelding stopt hier.',
    fields: {
      criterion: {
        title: 'Waarom ROTS?',
        options: {
          naftBefore: 'Eerder een NAFT, en opnieuw is niet zinvol',
          negativeEvaluation: 'Het lopende traject helpt niet genoeg',
          absenceGoesOn: 'Vaak afwezig, ook na hulp van school, CLB en NAFT',
          primaryEducation: 'Mogelijkheden zoeken in het basisonderwijs',
          other: 'Een andere reden',
          complexCase: 'Een situatie met veel zorgen tegelijk',
        },
      },
      why: { title: 'Toelichting' },
    },
  },
};
