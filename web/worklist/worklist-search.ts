import type { CaseQuery } from '../../src/contract/case.ts';

export const sorts = [
  'needsMe',
  'dueAt',
  '-dueAt',
  'stageSince',
  '-stageSince',
  'number',
  '-number',
] as const satisfies readonly CaseQuery['sort'][];

export interface WorklistSearch {
  q?: string;
  stage?: string;
  holder?: string;
  procedure?: string;
  overdue?: 'true';
  /** Only what falls due within seven days; the list is then read in order of term. */
  due?: 'week';
  state?: 'closed' | 'all';
  sort?: CaseQuery['sort'];
}

/** The address is typed by people too: what is unknown is left out. */
export function asWorklistSearch(search: Record<string, unknown>): WorklistSearch {
  const found: WorklistSearch = {};
  for (const name of ['q', 'stage', 'holder', 'procedure'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value.slice(0, 100);
  }
  if (search['overdue'] === 'true') found.overdue = 'true';
  if (search['due'] === 'week') found.due = 'week';
  if (search['state'] === 'closed' || search['state'] === 'all') found.state = search['state'];
  const sort = sorts.find((one) => one === search['sort']);
  if (sort && sort !== 'needsMe') found.sort = sort;
  return found;
}

/** What the server is asked for. */
export function asCaseQuery({ due, ...search }: WorklistSearch): Record<string, string> {
  return { limit: '50', ...search, ...(due ? { sort: 'dueAt', overdue: 'false', limit: '200' } : {}) };
}

export function isFiltered(search: WorklistSearch): boolean {
  return Object.keys(search).some((name) => name !== 'sort');
}
