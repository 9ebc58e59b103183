import type { LinkSlot } from '../family.ts';

/** Words of the own page of pupil and parents that also stand elsewhere; je-form. */
export const familyWords = {
  code: 'Code',
  /** As who recorded it, in the history. */
  actor: {
    pupil: 'Leerling (zelf op de eigen pagina)',
    parent: 'Ouder (zelf op de eigen pagina)',
    secondParent: 'Tweede ouder (zelf op de eigen pagina)',
  } satisfies Record<LinkSlot, string>,
  /** The same for who may not know who of them. */
  anyone: 'Leerling of ouder',
};

/** How an akkoord was said that nobody of the CLB noted. */
export const ownPageModeTexts: Record<string, string> = { ownPage: 'Zelf, op de eigen pagina' };

/** Why a link, a code or an answer is refused. */
export const familyRefusals = {
  worksNoLonger: 'Deze link werkt niet meer. Vraag een nieuwe aan de persoon die je de link gaf.',
  noCode: 'Een code heeft acht letters en cijfers. Kijk na of je alles hebt overgenomen.',
  wrongCode:
    'Deze code past niet bij deze link. Probeer opnieuw. Na vijf keer moet je contactpersoon van het CLB je een nieuwe code geven.',
  locked:
    'Er werd te vaak een verkeerde code getypt. Bel je contactpersoon van het CLB voor een nieuwe. Die kreeg al bericht.',
  tooMany: 'Er werden hier te veel codes geprobeerd. Wacht tien minuten en probeer opnieuw.',
  notAsked: 'Dit wordt je nu niet gevraagd. Laad de pagina opnieuw en kijk waar het nu staat.',
  caseHasNoLinks:
    'In dit dossier kunt u geen persoonlijke link geven: het is afgerond, of het gaat niet over één leerling.',
};
