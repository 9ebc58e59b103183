import { describe, expect, test } from 'vitest';
import { asColumns, columnsText } from '../../web/worklist/column-choice.ts';
import { asCaseQuery, asWorklistSearch, isFiltered } from '../../web/worklist/worklist-search.ts';

describe('the address of the worklist', () => {
  test('leaves out what it does not know, and what is usual', () => {
    expect(asWorklistSearch({ q: '', holder: 'me', sort: 'naam', overdue: 'ja', due: 'year', foo: '1' })).toEqual({
      holder: 'me',
    });
    expect(asWorklistSearch({ sort: 'needsMe', columns: 'due.elapsed.holder.stage.subject' })).toEqual({});
  });

  test('keeps a choice of columns in the order of the list, without what is no column', () => {
    expect(asWorklistSearch({ columns: 'due.stage.kleur' })).toEqual({ columns: 'stage.due' });
    expect(asWorklistSearch({ columns: 'kleur' })).toEqual({});
    expect(asColumns('none')).toEqual([]);
    expect(columnsText([])).toBe('none');
    expect(columnsText(asColumns(undefined))).toBe('');
  });

  test('asks the server for what is in the list, not for how it is shown', () => {
    const search = asWorklistSearch({ due: 'week', columns: 'stage', sort: '-number' });
    expect(asCaseQuery(search)).toEqual({ due: 'week', sort: '-number' });
    expect(isFiltered({ columns: 'stage', sort: 'dueAt' })).toBe(false);
    expect(isFiltered({ due: 'week' })).toBe(true);
  });
});
