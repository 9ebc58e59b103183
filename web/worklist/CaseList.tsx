import { useMediaQuery } from '@mantine/hooks';
import type { CaseListItem } from '../../src/contract/case.ts';
import { CaseCards } from './CaseCards.tsx';
import { CaseTable } from './CaseTable.tsx';

interface Props {
  items: readonly CaseListItem[];
  now: number;
}

/** A table where it fits; cards in the same order where it does not. */
export function CaseList(props: Props) {
  const narrow = useMediaQuery('(max-width: 47.5em)', window.matchMedia('(max-width: 47.5em)').matches);
  return narrow ? <CaseCards {...props} /> : <CaseTable {...props} />;
}
