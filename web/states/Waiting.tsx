import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../words.ts';

/** Says to a screen reader that something is coming; the children draw its outline. */
export function Waiting({ children }: { children: ReactNode }) {
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{t.states.loading}</VisuallyHidden>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

/** Lines of text that are still coming. */
export function TextOutline({ widths }: { widths: readonly string[] }) {
  return widths.map((width, index) => <Skeleton key={index} height={16} width={width} mt={12} radius="sm" />);
}
