import type { FieldText } from './field-text.ts';

/** What is asked when a case starts, and the words it brings along. */

export const procedureTexts: Record<string, { label: string; description: string }> = {
  naft: {
    label: 'Aanmelding voor NAFT',
    description:
      'School, PBD en CLB vullen samen één aanmelding in. Het CLB dient ze in bij een aanbieder van een naadloos flexibel traject en volgt ze tot de leerling echt geholpen is.',
  },
};

export const subjectKindTexts: Record<string, string> = {
  pupil: 'Een leerling',
  class: 'Een klas',
  group: 'Een groep leerlingen',
  teacher: 'Een leerkracht',
  team: 'Een schoolteam',
  school: 'Een school',
};

export const consentPartyTexts: Record<string, string> = {
  pupil: 'De leerling',
  parents: 'De ouders',
  secondParent: 'De andere ouder',
  school: 'De school',
  teacher: 'De leerkracht',
};

export const layerTexts: Record<string, string> = {
  schoolShareable: 'Mag ook de school lezen',
  helpShareable: 'Mogen CLB en aanbieder lezen',
  clbOnly: 'Alleen voor het CLB',
  identity: 'Wie de leerling mag kennen',
  discipline: 'Alleen school en CLB',
  health: 'Over gezondheid: CLB en aanbieder, niet de school',
  agogic: 'Voor hulpverleners: CLB en aanbieder, niet de leerling en de ouders',
  thirdParty: 'In vertrouwen verteld door of over iemand anders: alleen het CLB',
  court: 'Gerechtelijke maatregel, zonder feiten: alleen het CLB',
};

export const startTexts: Record<string, FieldText> = {
  clb: { title: 'CLB', description: 'Dit CLB volgt het dossier op en dient de aanmelding in.' },
  school: {
    title: 'School',
    description: '"Geen school" is een volledig antwoord: dan vervalt het deel van de school.',
    options: { none: 'Geen school' },
  },
  subject: { title: 'Voor wie is de aanmelding?', options: subjectKindTexts },
  name: {
    title: 'Voornaam, of naam van de klas of groep',
    description: 'De familienaam is nu niet nodig. Vul nooit een rijksregisternummer in.',
  },
  age: {
    title: 'Leeftijd',
    description: 'Vanaf 12 jaar beslist de leerling in principe zelf over het akkoord. Alleen voor een leerling.',
  },
  sentence: {
    title: 'Wat is er aan de hand, in één zin?',
    description: 'Genoeg om te starten. De rest vult u aan vóór de aanmelding wordt ingediend.',
  },
  firstPen: {
    title: 'Wie vult het eerste deel in?',
    options: { school: 'De school', clb: 'Het CLB' },
  },
  toldWho: {
    title: 'Wie is op de hoogte?',
    description: 'Zolang niemand het weet, gaat niets verder dan school en CLB.',
    options: {
      pupil: 'De leerling',
      parents: 'De ouders',
      both: 'De leerling en de ouders',
      notYet: 'Nog niemand',
    },
  },
  toldHow: { title: 'Hoe is dat verteld?', description: 'Bijvoorbeeld: in een gesprek op school.' },
  toldOn: { title: 'Op welke dag is dat verteld?' },
  pbd: {
    title: 'Pedagogische begeleidingsdienst (PBD)',
    description: 'Vul in als de PBD over de ondersteuning op school kan adviseren. De PBD ziet niet om wie het gaat.',
  },
};

/** What somebody reads in a layer, for who asks who can see a case. */
export const layerContents: Record<string, string> = {
  identity: 'over wie het gaat',
  schoolShareable: 'wat iedereen die meewerkt mag lezen',
  discipline: 'inbreuken op de schoolregels',
  helpShareable: 'wat hulpverleners nodig hebben',
  health: 'wat over gezondheid gaat',
  agogic: 'notities tussen hulpverleners',
  clbOnly: 'wat alleen het CLB weet',
  thirdParty: 'wat anderen in vertrouwen vertelden',
  court: 'of er een gerechtelijke maatregel is',
};
