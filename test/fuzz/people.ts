import { canaries, type Canary } from './house.ts';

/** Somebody who asks: signed in, or a stranger. */
export interface Asker {
  /** The name of the persona; empty for a stranger. */
  id: string;
  capacity: string;
  cookie: string;
  /** Words that no answer to this one may hold. */
  forbidden: readonly string[];
}

const all = Object.keys(canaries) as Canary[];

/**
 * What whoever works in this capacity never reads, whatever happens in a case: written down by hand from the law on
 * layers, and on purpose not derived from the policy. A CLB reads everything of its cases.
 */
const hidden: Record<string, readonly Canary[]> = {
  clb: [],
  school: ['helpShareable', 'clbOnly', 'clbNote', 'file'],
  pbd: ['identity', 'helpShareable', 'clbOnly', 'clbNote', 'file'],
  provider: ['clbOnly', 'clbNote', 'file'],
  contactPoint: ['clbOnly', 'clbNote', 'file'],
};

/** Of organisations that work in no case, and of another network. */
const outside = /^(?:outsider|oost|youth|department)/;

export function forbiddenTo(id: string, capacity: string): readonly string[] {
  const names = outside.test(id) ? all : (hidden[capacity] ?? all);
  return names.map((name) => canaries[name]);
}

/** Signs everybody of the demonstration in, and adds strangers: without a session, and with one that nobody has. */
export async function signEverybodyIn(address: string): Promise<Asker[]> {
  const answer = await fetch(`${address}/api/v1/demo/personas`);
  const { items } = (await answer.json()) as { items: { id: string; capacity: string }[] };
  const askers: Asker[] = [];
  for (const { id, capacity } of items.filter((one) => !one.id.includes('victim')))
    askers.push({ id, capacity, cookie: await signIn(address, id), forbidden: forbiddenTo(id, capacity) });
  const nobody = { id: '', capacity: 'none', forbidden: forbiddenTo('', 'none') };
  return [...askers, { ...nobody, cookie: '' }, { ...nobody, cookie: `aanzet_session=${'A'.repeat(43)}` }];
}

/** A new session; the cookie to send. */
export async function signIn(address: string, persona: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/demo/sign-in`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  if (!answer.ok) throw new Error(`${persona} could not sign in: ${answer.status} ${await answer.text()}`);
  const [cookie = ''] = answer.headers.getSetCookie();
  return cookie.split(';', 1)[0] ?? '';
}
