import { createDecipheriv } from 'node:crypto';
import type { CaseRow, EventRow } from './rows.ts';

/**
 * What was filled in with an event, opened with the master keys (`name:base64`, with commas) and nothing of the code that
 * sealed it: AES-256-GCM, nonce of 12 bytes first and tag of 16 last, bound to its place. Undefined where it was erased;
 * what stands open is answered as it is. Throws where it does not open.
 */
export function openPayload(event: EventRow, of: CaseRow | undefined, masterKeys: string): unknown {
  if (event.payload === null) {
    if (of !== undefined && of.wrappedKey !== null) throw new Error('is gone, and its case was not erased');
    return undefined;
  }
  const stored: unknown = JSON.parse(event.payload);
  if (typeof stored !== 'string') return stored;
  if (!stored.startsWith('s1.')) throw new Error('is text that was never sealed');
  const [name = '', wrapped = ''] = of?.wrappedKey?.split('.') ?? [];
  const master = masterKeys.split(',').find((one) => one.trim().startsWith(`${name}:`));
  if (of === undefined || master === undefined) throw new Error('has no key');
  const masterKey = Buffer.from(master.trim().slice(name.length + 1), 'base64');
  const key = open(masterKey, `key|${of.id}`, wrapped);
  return JSON.parse(open(key, `${of.id}|event:${event.seq}|${event.layer}`, stored.slice(3)).toString()) as unknown;
}

function open(key: Buffer, place: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}
