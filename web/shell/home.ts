import type { Me } from '../../src/contract/session.ts';

/** Where somebody begins: who works in no case has no worklist. */
export function homeOf({ capacity }: Pick<Me, 'capacity'>): '/' | '/beheer/organisaties' | '/beheer/organisatie' {
  if (capacity === 'administrator') return '/beheer/organisaties';
  return worksInCases({ capacity }) ? '/' : '/beheer/organisatie';
}

/** Access managers keep who works somewhere, and read no case and no message about one. */
export const worksInCases = ({ capacity }: Pick<Me, 'capacity'>): boolean => capacity !== 'accessManager';

/** Who may ask to read a case in an emergency; the page itself says where that is off. */
export const mayReadInEmergency = (me: Pick<Me, 'capacity'> | null | undefined): boolean =>
  ['clb', 'provider', 'youthCare', 'facilitator', 'coordinator'].includes(me?.capacity ?? '');
