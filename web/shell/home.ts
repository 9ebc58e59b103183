import type { Me } from '../../src/contract/session.ts';

/** Where somebody begins after signing in. */
export function homeOf(_me: Pick<Me, 'capacity'>): '/' {
  return '/';
}
