import type { EventText, FieldText } from './field-text.ts';

/** What is asked with a file. */
export const attachmentFields = {
  kind: {
    title: 'Soort',
    options: { report: 'Verslag', letter: 'Brief', other: 'Ander document' },
  },
  name: { title: 'Naam van de bijlage', description: 'Zet er geen naam van een persoon in.' },
  on: { title: 'Datum van het document' },
} as const satisfies Record<string, FieldText>;

const layer: FieldText = { title: 'Wie mag dit lezen?' };

/** The events of a file. */
export const attachmentEventTexts: Record<string, EventText> = {
  attachmentAdded: {
    label: 'Bijlage toevoegen',
    description: 'U voegt een bijlage toe. Alleen wie ze mag lezen, ziet ze.',
    told: 'Er werd een bijlage toegevoegd.',
    fields: {
      documentKind: attachmentFields.kind,
      name: attachmentFields.name,
      on: attachmentFields.on,
      layer,
    },
  },
  attachmentWithdrawn: {
    label: 'Bijlage intrekken',
    description: 'De bijlage wordt gewist. Dat ze er was en waarom ze weg is, blijft in het verloop staan.',
    told: 'Een bijlage werd ingetrokken en gewist.',
    fields: {
      name: attachmentFields.name,
      reason: { title: 'Waarom?' },
      layer,
    },
  },
};

/** Offered so that it can be refused with what to do instead: no medical paper is kept here. */
export const medicalProof = { value: 'medicalProof', label: 'Medisch attest' };

/** Why a file is not taken, in words that say what to do. */
export const attachmentFaults = {
  medicalProof:
    'Een medisch attest wordt hier niet bewaard. Noteer in het formulier dat u het gezien hebt, zonder het op te laden.',
  noFile: 'Kies een bestand.',
  empty: 'Dit bestand is leeg. Kies een ander bestand.',
  tooLarge: 'Dit bestand is groter dan 5 MB. Verklein het of splits het op.',
  extension: 'Dit soort bestand kan niet. Kies een PDF, PNG, JPEG, DOCX of ODT.',
  doubleExtension: 'De naam van dit bestand heeft twee soorten. Hernoem het en probeer opnieuw.',
  content: 'De inhoud past niet bij de soort die de naam zegt. Bewaar het document opnieuw en kies dat bestand.',
  fileName:
    'De naam van dit bestand bevat tekens die iets anders laten lezen dan er staat. Hernoem het en probeer opnieuw.',
  locked: 'Dit document is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord en kies dat bestand.',
  macros: 'Dit document bevat macro’s. Bewaar het als PDF en kies dat bestand.',
  tooMany: 'Bij dit dossier staan al 50 bijlagen. Trek eerst een bijlage in.',
  file: 'Bestand',
};
