import { brusselsDay, brusselsTime } from './when.ts';

/** A label with what belongs to it. */
export interface Fact {
  label: string;
  value: string;
}

export type PaperBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  /** A question with its answer in words; null: not answered. */
  | { kind: 'answer'; question: string; answer: string | null }
  /** What stood there and what stands there now, with who changed it and why where that is known. */
  | { kind: 'change'; question: string; before: string | null; after: string | null; facts: readonly Fact[] }
  /** Something that happened: a sentence, when and by whom, and what was filled in. */
  | { kind: 'entry'; text: string; meta: string; facts: readonly Fact[] };

export interface PaperPart {
  title: string;
  blocks: readonly PaperBlock[];
}

/** What is on paper, without how it looks: pure data that a renderer draws. */
export interface Paper {
  title: string;
  caseNumber: string;
  /** The name of this application in the network. */
  product: string;
  /** The instant at which the paper is made. */
  madeAt: string;
  facts: readonly Fact[];
  /** One sentence that says what this paper is. */
  lead: string;
  parts: readonly PaperPart[];
}

export const fact = (label: string, value: string): Fact => ({ label, value });

/** `23/11/2026, 14.32 uur`, in Brussels. */
export const dayAndTime = (instant: string): string => `${brusselsDay(instant)}, ${brusselsTime(instant)}`;
