/** What an organisation is. `administration` keeps the installation, is made by itself and is in no case. */
export const organisationKinds = [
  'school',
  'clb',
  'pbd',
  'provider',
  'contactPoint',
  'youthCare',
  'rots',
  'coordination',
  'department',
  'administration',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
