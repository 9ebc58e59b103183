import type { FieldDefinition, FormLayer } from '../form-definition.ts';

/** What leaving a question open does, in one word. */
export const levelWords: Record<FieldDefinition['level'], string> = {
  must: 'verplicht',
  should: 'aanbevolen',
  may: 'vrij',
};

/** Who reads an answer; a test holds these words against the policy. */
export const layerWords: Record<FormLayer, string> = {
  identity: 'school, CLB, contactpunt en aanbieder',
  schoolShareable: 'school, PBD, CLB, contactpunt en aanbieder',
  discipline: 'school en CLB',
  helpShareable: 'CLB, contactpunt en aanbieder',
  health: 'CLB en aanbieder',
  clbOnly: 'alleen het CLB',
};

export const kindWords: Record<FieldDefinition['kind'], string> = {
  short: 'korte tekst',
  long: 'lange tekst',
  number: 'getal',
  date: 'datum',
  yesNo: 'ja of nee',
  choice: 'één keuze uit een lijst',
  choices: 'meerdere keuzes uit een lijst',
  rows: 'lijst met kolommen',
};

const quoted = (text: string) => `“${text}”`;

/** How two versions differ, one sentence each. */
export const differenceWords = {
  formTitle: (before: string, after: string) => `Het formulier heette ${quoted(before)} en heet nu ${quoted(after)}.`,
  partLabel: (before: string, after: string) => `Dit deel heette ${quoted(before)} en heet nu ${quoted(after)}.`,
  groupTitle: (before: string, after: string) => `Het kopje ${quoted(before)} heet nu ${quoted(after)}.`,
  groupHint: (group: string, before: string, after: string) =>
    `De uitleg onder het kopje ${quoted(group)} was ${before} en is nu ${after}.`,
  groupOrder: (titles: readonly string[]) => `De volgorde van de kopjes is nu: ${titles.map(quoted).join(', ')}.`,
  added: ({ title, kind, level, layer }: FieldDefinition) =>
    `Nieuwe vraag: ${quoted(title)} (${kindWords[kind]}, ${levelWords[level]}; wie dit leest: ${layerWords[layer]}).`,
  retired: (title: string) => `Niet meer gevraagd: ${quoted(title)}.`,
  restored: (title: string) => `Opnieuw gevraagd: ${quoted(title)}.`,
  title: (before: string, after: string) => `De vraag ${quoted(before)} luidt nu ${quoted(after)}.`,
  hint: (title: string, before: string, after: string) =>
    `De uitleg bij ${quoted(title)} was ${before} en is nu ${after}.`,
  kind: (title: string, before: string, after: string) => `${quoted(title)} was ${before} en is nu ${after}.`,
  level: (title: string, before: string, after: string) => `${quoted(title)} was ${before} en is nu ${after}.`,
  layer: (title: string, before: string, after: string) => `Wie ${quoted(title)} leest: eerst ${before}, nu ${after}.`,
  optionAdded: (title: string, label: string) => `Nieuwe keuze bij ${quoted(title)}: ${quoted(label)}.`,
  optionGone: (title: string, label: string) => `Keuze weg bij ${quoted(title)}: ${quoted(label)}.`,
  optionLabel: (title: string, before: string, after: string) =>
    `De keuze ${quoted(before)} bij ${quoted(title)} heet nu ${quoted(after)}.`,
  optionOrder: (title: string) => `De keuzes bij ${quoted(title)} staan in een andere volgorde.`,
  columnAdded: (title: string, label: string) => `Nieuwe kolom bij ${quoted(title)}: ${quoted(label)}.`,
  columnGone: (title: string, label: string) => `Kolom weg bij ${quoted(title)}: ${quoted(label)}.`,
  columnLabel: (title: string, before: string, after: string) =>
    `De kolom ${quoted(before)} bij ${quoted(title)} heet nu ${quoted(after)}.`,
  columnOther: (title: string, label: string) => `De kolom ${quoted(label)} bij ${quoted(title)} is gewijzigd.`,
  bounds: (title: string, before: string, after: string) =>
    `De grenzen van ${quoted(title)} waren ${before} en zijn nu ${after}.`,
  condition: (title: string, before: string, after: string) =>
    `Wanneer ${quoted(title)} gevraagd wordt: eerst ${before}, nu ${after}.`,
  because: (title: string, before: string, after: string) =>
    `De reden bij ${quoted(title)} was ${quoted(before)} en is nu ${quoted(after)}.`,
  moved: (title: string, group: string) => `${quoted(title)} staat nu onder het kopje ${quoted(group)}.`,
  order: (group: string, titles: readonly string[]) =>
    `De volgorde onder het kopje ${quoted(group)} is nu: ${titles.map(quoted).join(', ')}.`,
  none: 'geen',
  quoted,
  between: (least: number, most: string) => `${least} tot ${most}`,
  noLimit: 'zonder bovengrens',
  always: 'altijd',
  whenOneOf: (question: string, answers: readonly string[]) =>
    `bij ${quoted(question)} = ${answers.map(quoted).join(' of ')}`,
  whenAtLeast: (question: string, least: number) => `bij ${quoted(question)} vanaf ${least}`,
};
