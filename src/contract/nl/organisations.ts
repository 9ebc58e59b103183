import type { OrganisationKind } from '../organisation-kinds.ts';

export const kindTexts: Record<OrganisationKind, string> = {
  school: 'School',
  clb: 'CLB',
  pbd: 'Pedagogische begeleidingsdienst (PBD)',
  provider: 'NAFT-aanbieder',
  contactPoint: 'Contactpunt',
  youthCare: 'Jeugdhulp',
  rots: 'ROTS',
  coordination: 'Netwerkcoördinatie',
  department: 'Overheid',
  administration: 'Beheer van Aanzet',
};

export const regionTexts: Record<string, string> = {
  antwerpen: 'Antwerpen',
  brussel: 'Brussel',
  limburg: 'Limburg',
  oostVlaanderen: 'Oost-Vlaanderen',
  vlaamsBrabant: 'Vlaams-Brabant',
  westVlaanderen: 'West-Vlaanderen',
};
export const everyRegion = 'Heel Vlaanderen';

/** Why something about an organisation or member cannot be done. */
export const organisationRefusals = {
  oneOfKind: (kind: string) =>
    `Dit netwerk heeft al een open organisatie van de soort ${kind}. Een netwerk heeft er één.`,
  staysOpen: 'Een netwerk houdt altijd een coördinatie, en Aanzet zijn beheer. Wijzig desnoods de naam.',
  closesInPast: 'Kies vandaag of een latere dag.',
  closed: 'Deze organisatie is gesloten. Open ze eerst opnieuw: maak de sluitingsdag leeg.',
  worksHere: 'Iemand met dit e-mailadres werkt hier al in deze rol.',
  notThisCapacity: 'Deze rol kunt u hier niet geven.',
  hasAccessManager: 'Deze organisatie heeft al een toegangsbeheerder. Die nodigt zelf collega’s uit.',
  lastDayPassed: 'Kies vandaag of een latere dag, of stop de toegang meteen.',
  ended: 'Deze toegang is gestopt. Nodig de persoon opnieuw uit.',
  lastAdministrator: 'Minstens één beheerder moet blijven. Nodig eerst iemand anders uit.',
  notAColleague: 'Kies iemand die nu bij uw organisatie werkt en met dossiers werkt.',
  alreadyThere: 'Deze persoon staat al op deze plaats.',
  slotStays: 'Op deze plaats kunt u hier niemand anders zetten.',
  caseEnded: 'Dit dossier is intussen afgesloten. Er is niets meer door te geven.',
};
