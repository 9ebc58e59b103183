/** The pages of the handbook, one per task. */
export const handbookPages = [
  'code',
  'werklijst',
  'aanmelden',
  'formulier',
  'zaak-opvolgen',
  'akkoord',
  'eigen-pagina',
  'berichten',
  'termijnen',
  'noodtoegang',
  'aanbod',
  'wachtlijst',
  'kopieen',
  'beheer-formulier',
  'beheer-toegang',
  'beheer-organisaties',
  'beheer-werk',
] as const;
export type HandbookPage = (typeof handbookPages)[number];

/** Where the handbook tells about a task. */
export const handbookPath = (page: HandbookPage): string => `/handleiding/${page}`;

const ofPath: readonly (readonly [RegExp, HandbookPage])[] = [
  [/^\/$/, 'werklijst'],
  [/^\/aanmelden/, 'aanmelden'],
  [/^\/zaken\//, 'zaak-opvolgen'],
  [/^\/(?:berichten|voorkeuren)/, 'berichten'],
  [/^\/termijn/, 'termijnen'],
  [/^\/noodtoegang/, 'noodtoegang'],
  [/^\/beheer\/formulier/, 'beheer-formulier'],
  [/^\/code/, 'code'],
  [/^\/beheer\/(?:organisatie|plaatsen|logboek)$/, 'beheer-toegang'],
  [/^\/beheer\/organisaties/, 'beheer-organisaties'],
  [/^\/beheer\/werk/, 'beheer-werk'],
];

/** The page of the handbook that belongs to a screen, if one does. */
export function handbookPageOf(pathname: string): HandbookPage | null {
  return ofPath.find(([path]) => path.test(pathname))?.[1] ?? null;
}
