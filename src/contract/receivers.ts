/** Whoever a CLB can look through the eyes of, before it shares. */
export const receivers = ['provider', 'contactPoint', 'school', 'pbd'] as const;
export type Receiver = (typeof receivers)[number];
