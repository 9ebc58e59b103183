/** Which organisation fills each slot: while a case is written, at the contact point, and at a provider. */
export const registered = { clb: 'clb', school: 'school', pbd: 'pbd' };
export const dispatching = { ...registered, contactPoint: 'contactPoint' };
export const running = { ...dispatching, provider: 'provider' };
