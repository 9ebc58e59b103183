const tabs = ['formulier', 'kopieen', 'bijlagen', 'betrokkenen', 'verloop'] as const;
export type CaseTab = (typeof tabs)[number];

export interface CaseSearch {
  tab?: CaseTab;
  /** Which copy is open on its tab: `nu`, as a receiver would read it (`als-provider`), or the step and the place that got it (`12-provider`). */
  kopie?: string;
}

const copyShape = /^(?:nu|als-[A-Za-z]{2,40}|\d{1,7}-[A-Za-z]{2,40})$/;

/** Which tab is open, and what on it, stands in the address. */
export function asCaseSearch(search: Record<string, unknown>): CaseSearch {
  const tab = tabs.find((one) => one === search['tab']);
  const copy = search['kopie'];
  if (tab === 'kopieen' && typeof copy === 'string' && copyShape.test(copy)) return { tab, kopie: copy };
  return tab ? { tab } : {};
}
