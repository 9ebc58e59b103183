import { remark, type EventText, type FieldText } from './field-text.ts';

const party: FieldText = { title: 'Wie?' };

const consentMode: FieldText = {
  title: 'Hoe?',
  description: 'Mondeling en genoteerd is genoeg.',
  options: { oral: 'Mondeling', written: 'Schriftelijk' },
};

const helpersOptions = {
  all: 'Alles wat voor hen bedoeld is, ook over gezondheid',
  withoutHealth: 'Alles wat voor hen bedoeld is, behalve over gezondheid',
  asSchool: 'Alleen wat ook de school mag lezen',
};

const helpers: FieldText = {
  title: 'Wat mogen aanbieder en contactpunt lezen?',
  description:
    'Kiest u niets, dan lezen ze niets over gezondheid. Zeggen leerling en ouders iets anders, dan telt het minste.',
  options: helpersOptions,
};

/** What an akkoord covers, and until when. */
const cover: Record<string, FieldText> = {
  helpers,
  schoolHealth: {
    title: 'Mag de school lezen wat over gezondheid gaat?',
    description: 'Dat kan alleen met een schriftelijk akkoord. Kiest u niets, dan leest de school het niet.',
    options: { no: 'Nee', inWriting: 'Ja, er is een schriftelijk akkoord' },
  },
  until: {
    title: 'Tot en met welke dag geldt het?',
    description:
      'Laat leeg als er geen einddatum is. Daarna vraagt u het opnieuw, en tot u dat noteert wordt niets nieuws gedeeld.',
  },
};

/** Who agrees that something is shared, and who decides about that. */
export const consentEventTexts: Record<string, EventText> = {
  competenceAssessed: {
    label: 'Noteren wie beslist',
    description: 'Vanaf 12 jaar beslist de leerling in principe zelf. U noteert met een reden als dat hier anders is.',
    told: 'Het CLB noteerde wie over het akkoord beslist.',
    fields: {
      competent: {
        title: 'Beslist de leerling zelf?',
        options: { yes: 'Ja, de leerling beslist zelf', no: 'Nee, de ouders beslissen' },
      },
      reason: { title: 'Waarom?' },
    },
  },
  consentGiven: {
    label: 'Akkoord noteren',
    description: 'U noteert wie akkoord ging. Is niets meer nodig, dan gaat het dossier verder.',
    told: 'Er kwam een akkoord.',
    fields: {
      party,
      mode: consentMode,
      on: { title: 'Op welke dag?' },
      ...cover,
      note: remark,
    },
  },
  consentChanged: {
    label: 'Wijzigen wat het akkoord dekt',
    description:
      'U noteert wat vanaf nu wel of niet gedeeld wordt. Wordt het meer, dan krijgt wie meer mag lezen een nieuwe kopie.',
    told: 'Er werd gewijzigd wat het akkoord dekt.',
    fields: { party, mode: consentMode, on: { title: 'Op welke dag?' }, ...cover, note: remark },
  },
  sharedOnOtherGround: {
    label: 'Delen zonder akkoord noteren',
    description:
      'Alleen als u daar zelf toe besluit, bijvoorbeeld bij gevaar. U noteert waarom en kijkt het op een dag opnieuw na. Weigert iemand of trekt iemand een akkoord in, dan stopt dit.',
    told: 'Het CLB deelt op een andere grond dan een akkoord.',
    fields: {
      ground: {
        title: 'Op welke grond?',
        options: {
          danger: 'Er is gevaar voor de leerling of voor iemand anders',
          legalDuty: 'Een wet verplicht het',
          courtDecision: 'Een beslissing van de rechter laat het toe',
          other: 'Een andere grond, hieronder beschreven',
        },
      },
      reason: { title: 'Waarom is het nodig?', description: 'Noteer geen gerechtelijke feiten.' },
      helpers: { title: helpers.title, options: helpersOptions },
      reviewOn: { title: 'Wanneer kijkt u dit opnieuw na?' },
      told: {
        title: 'Weet de leerling het?',
        options: { told: 'Ja, het is verteld', notYetSafe: 'Nog niet: dat is nu niet veilig' },
      },
    },
  },
  groundReviewed: {
    label: 'Nakijken of delen zonder akkoord nog nodig is',
    description: 'Is het niet meer nodig en is er ook geen akkoord, dan wordt niets nieuws meer gedeeld.',
    told: 'Het CLB keek na of delen zonder akkoord nog nodig is.',
    fields: {
      stays: { title: 'Is het nog nodig?', options: { yes: 'Ja', no: 'Nee' } },
      reviewOn: { title: 'Wanneer kijkt u het opnieuw na?', description: 'Laat leeg voor de gewone termijn.' },
      note: { title: 'Wat hebt u besloten?' },
    },
  },
  consentRefused: {
    label: 'Noteren dat er geen akkoord is',
    description:
      'Er wordt niets doorgegeven. U praat later opnieuw, vraagt een naamloos consult of trekt de aanmelding in.',
    told: 'Er is geen akkoord.',
    fields: {
      party,
      talkAgainOn: { title: 'Wanneer praat u opnieuw?' },
      note: remark,
    },
  },
  consentWithdrawn: {
    label: 'Intrekking van het akkoord noteren',
    description: 'Vanaf nu wordt niets nieuws meer gedeeld. Wat al gedeeld is, blijft bij wie het kreeg.',
    told: 'Een akkoord werd ingetrokken.',
    fields: { party, on: { title: 'Op welke dag?' } },
  },
  parentUnreachable: {
    label: 'Noteren dat de ouders niet bereikbaar zijn',
    description: 'Beslist de leerling zelf, dan houdt dit het dossier niet tegen.',
    told: 'Het CLB kon de ouders niet bereiken.',
    fields: { tried: { title: 'Wat hebt u geprobeerd?' } },
  },
  parentsInConflict: {
    label: 'Noteren dat de ouders het niet eens zijn',
    description: 'Vanaf nu wordt ook het akkoord van de andere ouder apart gevraagd.',
    told: 'De ouders worden elk apart om akkoord gevraagd.',
    fields: { note: { title: 'Opmerking', description: 'Noteer geen gerechtelijke feiten.' } },
  },
  decisionByCourt: {
    label: 'Beslissing van de rechter noteren',
    description: 'U noteert alleen of ze het akkoord van de ouders vervangt.',
    told: 'Het CLB noteerde of een beslissing van de rechter het akkoord van de ouders vervangt.',
    fields: {
      replacesParents: {
        title: 'Vervangt de beslissing het akkoord van de ouders?',
        description: 'Noteer geen gerechtelijke feiten.',
        options: { yes: 'Ja', no: 'Nee' },
      },
    },
  },
  consentReviewed: {
    label: 'Nagekeken wie nu beslist',
    description: 'U bevestigt dat u na de verjaardag hebt bekeken wie over het akkoord beslist.',
    told: 'Het CLB keek na wie nu over het akkoord beslist.',
    fields: { note: { title: 'Wat hebt u besloten?' } },
  },
};
