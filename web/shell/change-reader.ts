import type { QueryClient } from '@tanstack/react-query';
import type { Me } from '../../src/contract/session.ts';
import { forgetDrafts } from '../form/drafts.ts';
import { forgetUnsaved } from '../form/unsaved.ts';
import { forgetSections } from '../sections/section-store.ts';

/**
 * Another reader sits down, or nobody: what the one before read and typed goes. Who reads is changed in place, never
 * removed: the page that shows it would go on looking at what is gone.
 */
export function changeReader(client: QueryClient, me: Me | null): void {
  forgetUnsaved();
  forgetDrafts();
  forgetSections();
  client.setQueryData<Me | null>(['me'], me);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}
