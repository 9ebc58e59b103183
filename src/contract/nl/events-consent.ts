import { remark, type EventText, type FieldText } from './field-text.ts';

const party: FieldText = { title: 'Wie?' };

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
      mode: {
        title: 'Hoe?',
        description:
          'Mondeling en genoteerd is genoeg. Gezondheidsgegevens naar een school vragen een schriftelijk akkoord.',
        options: { oral: 'Mondeling', written: 'Schriftelijk' },
      },
      on: { title: 'Op welke dag?' },
      note: remark,
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
