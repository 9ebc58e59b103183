import type { Place } from './case-cipher.ts';

/** Every place in a case where personal content stands. A name that changes makes what was sealed there unreadable. */
export const places = {
  /** Name and age of who the case is about. */
  subject: { at: 'subject', layer: 'identity' },
  /** The name of somebody without an account in a slot; it moves along when the slot is handed over. */
  person: { at: 'person', layer: 'identity' },
  /** The name of somebody who got a personal link. */
  linkName: (id: string): Place => ({ at: `link:${id}.name`, layer: 'identity' }),
  /** What was filled in with the event of this number. */
  event: (seq: number, layer: string): Place => ({ at: `event:${seq}`, layer }),
  /** One answer of the shared form; the frozen copies hold the same text. */
  answer: (section: string, field: string, layer: string): Place => ({ at: `form:${section}.${field}`, layer }),
  /** What a file is called, and why it was withdrawn. */
  fileTitle: (id: string, layer: string): Place => ({ at: `file:${id}.title`, layer }),
  fileReason: (id: string, layer: string): Place => ({ at: `file:${id}.reason`, layer }),
  /** The bytes of a file. */
  file: (id: string, layer: string): Place => ({ at: `file:${id}`, layer }),
} as const;
