import { nl } from '../src/contract/nl/interface.ts';

/** The words of the interface. There is one language; a second one would be chosen here. */
export const t = nl;
