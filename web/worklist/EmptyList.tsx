import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../states/PageState.tsx';
import { t } from '../words.ts';
import type { WorklistSearch } from './worklist-search.ts';
import { isFiltered, shownAs } from './worklist-search.ts';

interface Props {
  search: WorklistSearch;
  mayStart: boolean;
  onChange: (search: WorklistSearch) => void;
}

export function EmptyList({ search, mayStart, onChange }: Props) {
  if (isFiltered(search))
    return (
      <EmptyState title={t.worklist.noneTitle} text={t.worklist.noneText}>
        <Button variant="default" onClick={() => onChange(shownAs(search))}>
          {t.worklist.clearFilters}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState title={t.worklist.emptyTitle} text={mayStart ? t.worklist.emptyStart : t.worklist.emptyWait}>
      {mayStart && (
        <Button component={Link} to="/aanmelden">
          {t.pages.register}
        </Button>
      )}
    </EmptyState>
  );
}
