import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** The key does not fit, or something was changed or stands in another place than where it was sealed. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

/**
 * AES-256-GCM: nonce, ciphertext and tag in one. `place` says where the result belongs; it is not stored, and whatever is
 * moved to another place no longer opens.
 */
export function sealBytes(key: KeyObject, place: string, content: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/**
 * What `sealBytes` sealed with this key for this place.
 * @throws CannotOpen
 */
export function openBytes(key: KeyObject, place: string, sealed: Uint8Array): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new CannotOpen(`Too short to be sealed: ${place}`);
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    throw new CannotOpen(`Does not open: ${place}`);
  }
}
