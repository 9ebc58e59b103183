import { Button } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import type { CaseListItem } from '../../src/contract/case.ts';
import { figure } from '../time/format.ts';
import { t } from '../words.ts';
import type { Selection } from '../worklist/use-selection.ts';
import { mostCases } from './bulk-actions.ts';
import classes from './bulk.module.css';

const BulkPanel = lazy(() => import('./BulkPanel.tsx'));

interface Props {
  items: readonly CaseListItem[];
  selection: Selection;
}

/** Stands at the foot of the window while rows are chosen. */
export function BulkBar({ items, selection }: Props) {
  const [opened, setOpened] = useState<readonly CaseListItem[] | null>(null);
  const { size } = selection.chosen;
  const tooMany = size > mostCases;
  return (
    <>
      {size > 0 && (
        <section className={classes.bar} aria-label={t.bulk.region} data-no-print data-bulk>
          <strong role="status">{t.bulk.chosen(figure(size))}</strong>
          {tooMany ? (
            <span>{t.bulk.tooMany(mostCases)}</span>
          ) : (
            <Button onClick={() => setOpened(items.filter(({ id }) => selection.chosen.has(id)))}>{t.bulk.open}</Button>
          )}
          <Button variant="subtle" onClick={() => selection.chooseAll(false)}>
            {t.bulk.clear}
          </Button>
        </section>
      )}
      <Suspense>
        {opened && <BulkPanel items={opened} onChosen={selection.keepOnly} onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  );
}
