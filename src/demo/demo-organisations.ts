/**
 * The fictional network of the demonstration. No organisation here exists; names of places are made up as well.
 * Reference data only: every case is made through the engine (see `play-demo-cases.ts`).
 */
export interface DemoOrganisation {
  id: string;
  network: string;
  kind: string;
  name: string;
  municipality: string;
  closed?: { from: string; until: string; reason: string; half?: 'morning' | 'afternoon' }[];
  /** Members as "First Last"; the first is the written substitute (ankerfiguur). */
  members: string[];
  capacity: string;
  /** Keep who works here and on whose name its cases stand. */
  accessManagers?: string[];
  offers?: { name: string; subjects: string[]; ages: [number, number] }[];
}

export const demoNetworks = [
  { id: 'leievallei', name: 'Netwerk Leievallei', region: 'westVlaanderen' },
  { id: 'maasrand', name: 'Netwerk Maasrand', region: 'limburg' },
  { id: 'vlaanderen', name: 'Vlaamse departementen', region: null },
] as const;

const winterClosing = { from: '2026-12-24', until: '2027-01-03', reason: 'kerstsluiting' };
const summerClosing = { from: '2027-07-15', until: '2027-08-16', reason: 'zomersluiting' };
const pupils = ['pupil', 'group'];
const everyone = ['pupil', 'class', 'group', 'teacher', 'team', 'school'];

const clb = (network: string, id: string, name: string, municipality: string, members: string[]): DemoOrganisation => ({
  id,
  network,
  kind: 'clb',
  name,
  municipality,
  members,
  capacity: 'clb',
  closed: [winterClosing, summerClosing],
});
const school = (
  network: string,
  id: string,
  name: string,
  municipality: string,
  members: string[],
): DemoOrganisation => ({
  id,
  network,
  kind: 'school',
  name,
  municipality,
  members,
  capacity: 'school',
  closed: [
    { from: '2026-11-27', until: '2026-11-27', reason: 'pedagogische studiedag' },
    { from: '2027-02-05', until: '2027-02-05', reason: 'facultatieve vrije dag', half: 'afternoon' },
  ],
});
const provider = (
  network: string,
  id: string,
  name: string,
  municipality: string,
  members: string[],
  offers: NonNullable<DemoOrganisation['offers']>,
): DemoOrganisation => ({
  id,
  network,
  kind: 'provider',
  name,
  municipality,
  members,
  capacity: 'provider',
  offers,
  closed: [winterClosing],
});
const office = (
  network: string,
  kind: string,
  id: string,
  name: string,
  capacity: string,
  members: string[],
): DemoOrganisation => ({
  id,
  network,
  kind,
  name,
  municipality: 'Leiedorp',
  capacity,
  members,
});

export const demoOrganisations: readonly DemoOrganisation[] = [
  // Leievallei: the CLB asks a provider directly.
  {
    ...clb('leievallei', 'clb-de-brug', 'CLB De Brug', 'Leiedorp', [
      'Anke Willems',
      'Pieter Dewaele',
      'Lies Verstraete',
    ]),
    accessManagers: ['Mia Lenaerts'],
  },
  clb('leievallei', 'clb-het-anker', 'CLB Het Anker', 'Zandvoorde-aan-Leie', ['Ruben Claes', 'Hanne Michiels']),
  clb('leievallei', 'clb-kompas', 'CLB Kompas', 'Veldegem-Noord', ['Joke Hermans']),
  school('leievallei', 'vti-leiedorp', 'VTI Leiedorp', 'Leiedorp', ['Katrien Maes', 'Bart Lambrecht']),
  school('leievallei', 'atheneum-ter-linde', 'Atheneum Ter Linde', 'Zandvoorde-aan-Leie', ['Sofie Peeters']),
  school('leievallei', 'sint-elooi', 'Sint-Elooicollege', 'Leiedorp', ['Wim Declercq']),
  school('leievallei', 'de-kade', 'Middenschool De Kade', 'Veldegem-Noord', ['Nele Goossens']),
  school('leievallei', 'buso-de-wissel', 'BuSO De Wissel', 'Zandvoorde-aan-Leie', ['Tom Jacobs']),
  school('leievallei', 'het-venster', 'Lyceum Het Venster', 'Veldegem-Noord', ['Els Vandamme']),
  {
    ...office('leievallei', 'pbd', 'pbd-leievallei', 'PBD Leievallei', 'pbd', ['Griet Baert']),
    closed: [winterClosing],
  },
  provider(
    'leievallei',
    'naft-horizon',
    'NAFT Horizon',
    'Leiedorp',
    ['Yusuf Demir', 'Charlotte Nys'],
    [
      { name: 'Individuele coaching', subjects: pupils, ages: [12, 18] },
      { name: 'Herstel in de klas', subjects: ['class', 'group', 'teacher', 'team'], ages: [12, 18] },
    ],
  ),
  provider(
    'leievallei',
    'naft-wending',
    'NAFT Wending',
    'Zandvoorde-aan-Leie',
    ['Dries Cools'],
    [{ name: 'Leeromgeving Atelier', subjects: pupils, ages: [13, 18] }],
  ),
  provider(
    'leievallei',
    'naft-spoor',
    'NAFT Spoor',
    'Veldegem-Noord',
    ['Marie Segers'],
    [{ name: 'Traject op maat', subjects: everyone, ages: [10, 20] }],
  ),
  office('leievallei', 'youthCare', 'jeugdhulp-de-haven', 'Jeugdhulp De Haven', 'youthCare', ['Bram Wouters']),
  office('leievallei', 'rots', 'rots-leievallei', 'ROTS Leievallei', 'facilitator', ['Ilse Vermeulen', 'Jan Coppens']),
  office('leievallei', 'coordination', 'sts-leievallei', 'Coördinatie Leievallei', 'coordinator', ['Veerle Smets']),
  // Maasrand: one contact point dispatches.
  clb('maasrand', 'clb-maasrand', 'CLB Maasrand', 'Maasbeke', ['Stijn Geerts', 'Evi Janssen']),
  clb('maasrand', 'clb-de-linde', 'CLB De Linde', 'Heidestraten', ['Kim Aerts']),
  school('maasrand', 'technisch-maasbeke', 'Technisch Instituut Maasbeke', 'Maasbeke', ['Luc Schepers']),
  school('maasrand', 'sint-gummarus', 'Sint-Gummarusinstituut', 'Heidestraten', ['Tine Cuypers']),
  school('maasrand', 'atheneum-maasbeke', 'Atheneum Maasbeke', 'Maasbeke', ['Koen Daniels']),
  school('maasrand', 'duaal-centrum', 'Centrum Duaal Leren', 'Heidestraten', ['Sara Bosmans']),
  office('maasrand', 'pbd', 'pbd-maasrand', 'PBD Maasrand', 'pbd', ['Geert Hendrickx']),
  office('maasrand', 'contactPoint', 'meldpunt-maasrand', 'Meldpunt Maasrand', 'contactPoint', ['An Moons']),
  provider(
    'maasrand',
    'naft-de-brugman',
    'NAFT De Brugman',
    'Maasbeke',
    ['Hakim Bennani'],
    [{ name: 'Coaching en leerplek', subjects: pupils, ages: [12, 18] }],
  ),
  provider(
    'maasrand',
    'naft-buitenkans',
    'NAFT Buitenkans',
    'Heidestraten',
    ['Lotte Theunis'],
    [
      { name: 'Zorgboerderij en coaching', subjects: pupils, ages: [12, 18] },
      { name: 'Klas in beweging', subjects: everyone, ages: [10, 20] },
    ],
  ),
  office('maasrand', 'youthCare', 'jeugdhulp-boei', 'Jeugdhulp De Boei', 'youthCare', ['Nina Reynders']),
  office('maasrand', 'rots', 'rots-maasrand', 'ROTS Maasrand', 'facilitator', ['Frank Swinnen']),
  office('maasrand', 'coordination', 'sts-maasrand', 'Coördinatie Maasrand', 'coordinator', ['Inge Thijs']),
  // The departments belong to no province.
  office('vlaanderen', 'department', 'departement-onderwijs', 'Departement Onderwijs (demo)', 'department', [
    'Peter Van Hove',
  ]),
  office('vlaanderen', 'department', 'agentschap-opgroeien', 'Agentschap Opgroeien (demo)', 'department', [
    'Mieke Stevens',
  ]),
  // Keeps the installation running, for all networks.
  office('vlaanderen', 'administration', 'aanzet-beheer', 'Beheer van Aanzet (demo)', 'administrator', ['Rik Adams']),
];

/** `Anke Willems` → `anke-willems`: stable ids, so that a demonstration can be told beforehand. */
export const memberId = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

/** Every offer with its id, as it is loaded. */
export const demoOffers = demoOrganisations.flatMap((one) =>
  (one.offers ?? []).map((offer, index) => ({
    ...offer,
    id: `${one.id}-${index + 1}`,
    organisationId: one.id,
    network: one.network,
  })),
);
