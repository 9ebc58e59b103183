interface FormsSearch {
  /** The version that was published just now. */
  gepubliceerd?: string;
}

interface CompareSearch {
  van?: string;
  naar?: string;
}

const number = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{1,6}$/.test(value) ? value : undefined;

const filled = <Search extends object>(search: Search): Search =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search;

export const asFormsSearch = ({ gepubliceerd }: Record<string, unknown>): FormsSearch =>
  filled({ gepubliceerd: number(gepubliceerd) }) as FormsSearch;

export const asCompareSearch = ({ van, naar }: Record<string, unknown>): CompareSearch =>
  filled({ van: number(van), naar: number(naar) }) as CompareSearch;
