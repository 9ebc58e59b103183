import type { CaseQuery } from '../../src/contract/case.ts';
import { asColumns, columnsText } from './column-choice.ts';

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
  /** Only what falls due within seven days. */
  due?: 'week';
  state?: 'closed' | 'all';
  sort?: CaseQuery['sort'];
  /** Which columns are shown, where they are not the usual ones: `subject.stage.due`. */
  columns?: string;
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
  const columns = columnsText(asColumns(search['columns']));
  if (columns) found.columns = columns;
  return found;
}

/** What the server is asked for: everything but how it is shown. */
export function asCaseQuery({ columns: _shown, ...search }: WorklistSearch): Record<string, string> {
  return search;
}

/** How the list is shown, whatever it holds: kept when another view is chosen. */
export function shownAs({ sort, columns }: WorklistSearch): WorklistSearch {
  return { ...(sort ? { sort } : {}), ...(columns ? { columns } : {}) };
}

/** With another value for one of them; an empty value takes it out. */
export function changed(search: WorklistSearch, name: keyof WorklistSearch, value: string): WorklistSearch {
  const { [name]: _gone, ...rest } = search;
  return value === '' ? rest : { ...rest, [name]: value };
}

export function isFiltered(search: WorklistSearch): boolean {
  return Object.keys(search).some((name) => name !== 'sort' && name !== 'columns');
}
