import { seededRandom } from '../../src/demo/seeded-random.ts';
import { wordsOfPdf } from '../papers/read-pdf.ts';
import type { Written } from './oracle.ts';

/** Where a word was put in, and so where it has to come out again for who may read it. */
export type Shelf = 'name' | 'form' | 'history' | 'attachment' | 'file' | 'remark' | 'person';

/** A word that stands nowhere else, with where it was written. */
export interface Canary extends Written {
  word: string;
  /** The key of the case that it was written in. */
  story: string;
  shelf: Shelf;
  /** What it was written in: the name of a question or of an event. */
  what: string;
  /** It was taken away since: nobody has to find it any more. */
  gone: boolean;
}

const shape = /zq[a-z]{8}qz/g;

/** All words that were put into cases, each once. */
export class Canaries {
  readonly all = new Map<string, Canary>();
  readonly #random = seededRandom(20_261_123);

  add(canary: Omit<Canary, 'word' | 'gone'>): string {
    const letters = Array.from({ length: 8 }, () => String.fromCodePoint(this.#random.between(97, 122)));
    const word = `zq${letters.join('')}qz`;
    this.all.set(word, { ...canary, word, gone: false });
    return word;
  }

  of(story: string): Canary[] {
    return [...this.all.values()].filter((one) => one.story === story);
  }

  /** The words that stand in an answer; a PDF is read as another program reads it. */
  in(body: Buffer, type: string): Canary[] {
    const isPaper = type.startsWith('application/pdf') && body.length > 600;
    const text = (isPaper ? wordsOfPdf(body) : body.toString('latin1')).toLowerCase();
    return [...new Set(text.match(shape))].flatMap((word) => this.all.get(word) ?? []);
  }
}
