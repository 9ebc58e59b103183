/** The columns beside the number of the case, in the order in which they stand. */
export const columnIds = ['subject', 'procedure', 'stage', 'since', 'holder', 'elapsed', 'due'] as const;
export type ColumnId = (typeof columnIds)[number];

const usual: readonly ColumnId[] = ['subject', 'stage', 'holder', 'elapsed', 'due'];
/** In the address for a list of numbers alone. */
const none = 'none';

/** From the address, where people type too: unknown names are left out, the order is ours. */
export function asColumns(text: unknown): readonly ColumnId[] {
  if (text === none) return [];
  if (typeof text !== 'string') return usual;
  const named = text.split('.');
  const found = columnIds.filter((id) => named.includes(id));
  return found.length > 0 ? found : usual;
}

/** For the address; empty for the usual columns. */
export function columnsText(columns: readonly ColumnId[]): string {
  if (columns.length === usual.length && columns.every((id) => usual.includes(id))) return '';
  return columns.length === 0 ? none : columnIds.filter((id) => columns.includes(id)).join('.');
}
