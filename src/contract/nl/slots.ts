/** The places in a case, as people name them. */
export const slotTexts: Record<string, string> = {
  school: 'School',
  pbd: 'Pedagogische begeleidingsdienst (PBD)',
  clb: 'CLB',
  newClb: 'Nieuw CLB',
  secondClb: 'Tweede CLB',
  contactPoint: 'Contactpunt',
  provider: 'NAFT-aanbieder',
  returnContact: 'Contactpersoon voor de terugkeer',
  coordinator: 'Netwerkcoördinator',
  pupil: 'Leerling',
  parent: 'Ouder',
  secondParent: 'Tweede ouder',
  link: 'Persoonlijke link',
};
