const tabs = ['formulier', 'betrokkenen', 'verloop'] as const;
export type CaseTab = (typeof tabs)[number];

export interface CaseSearch {
  tab?: CaseTab;
}

/** Which tab is open stands in the address. */
export function asCaseSearch(search: Record<string, unknown>): CaseSearch {
  const tab = tabs.find((one) => one === search['tab']);
  return tab ? { tab } : {};
}
