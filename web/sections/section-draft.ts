import type { FormSection, SectionSaved } from '../../src/contract/form.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { Refused } from '../api/request.ts';
import { Submission, isPassing } from '../api/submission.ts';
import type { Answers } from '../form/schema.ts';
import { answersToSend } from '../form/schema.ts';
import { markUnsaved } from '../form/unsaved.ts';
import { mergeAnswers } from './merge-answers.ts';
import type { Fault } from '../form/validate.ts';
import { faultsOf, validate } from '../form/validate.ts';

export type Theirs = NonNullable<Problem['theirs']>;

export interface SectionState {
  answers: Answers;
  revision: number;
  phase: 'saved' | 'typing' | 'saving' | 'waiting' | 'refused' | 'conflict';
  savedAt: string | null;
  /** Titles of the required questions that still wait. */
  missing: string[];
  faults: Fault[];
  /** Titles of the recommended questions that are still open. */
  advised: string[];
  /** What somebody else saved in between and is taken over here. */
  taken: { by: string; questions: string[] } | null;
  theirs: Theirs | null;
  failure: unknown;
}

const pauseMs = 1000;
const longestRetryMs = 30_000;

/**
 * One pen's part of the form while it is being written. It lives outside the page, so that leaving the tab
 * neither loses a word nor stops a save; it saves after a pause and keeps trying while nobody answers.
 */
export class SectionDraft {
  state: SectionState;
  readonly #caseId: string;
  #section: FormSection;
  #stored: Answers;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = 2000;
  #changes = 0;
  readonly #listeners = new Set<() => void>();
  readonly #submission = new Submission();

  constructor(caseId: string, section: FormSection) {
    this.#caseId = caseId;
    this.#section = section;
    this.#stored = section.answers;
    this.state = fresh(section);
    window.addEventListener('online', this.#online);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the server last had from here, before what is being typed. */
  get base(): Answers {
    return this.#stored;
  }

  /** What the server tells anew is taken in only when nothing of ours is on its way. */
  adopt(section: FormSection): void {
    const known = this.#section;
    this.#section = section;
    if (
      this.state.phase !== 'saved' ||
      (section.revision <= this.state.revision && known.mayWrite === section.mayWrite)
    )
      return;
    if (section.revision < this.state.revision) return;
    const { taken } = mergeAnswers(this.#stored, this.#stored, section.answers);
    const byOther = section.revision > this.state.revision && taken.length > 0;
    this.#stored = section.answers;
    this.#set({ ...fresh(section), taken: byOther ? this.#told(section.savedBy ?? section.penLabel, taken) : null });
  }

  change(answers: Answers): void {
    const before = this.state.answers;
    const faults = this.state.faults.filter(({ pointer }) => before[top(pointer)] === answers[top(pointer)]);
    this.#changes += 1;
    this.#set({
      answers,
      faults,
      taken: null,
      phase: this.state.phase === 'conflict' ? 'conflict' : 'typing',
      failure: null,
    });
    if (this.state.phase !== 'conflict') this.#plan(pauseMs);
  }

  /** The reader chose, question by question, between two versions. */
  settle(answers: Answers): void {
    if (!this.state.theirs) return;
    this.#stored = this.state.theirs.answers;
    this.#set({ answers, revision: this.state.theirs.revision, theirs: null, phase: 'typing' });
    void this.save();
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.state.phase === 'saving' || this.state.phase === 'conflict' || this.state.phase === 'saved') return;
    const { schema, id } = this.#section;
    const shape = validate(schema, this.state.answers, 'draft');
    const answers = answersToSend(schema, this.#sound(shape));
    const sent = this.#changes;
    this.#set({ phase: 'saving', faults: shape });
    try {
      const saved = await this.#submission.send<SectionSaved>('PUT', `/cases/${this.#caseId}/form/${id}`, {
        answers,
        revision: this.state.revision,
      });
      this.#stored = answers;
      this.#retryMs = 2000;
      this.#set({
        revision: saved.revision,
        savedAt: saved.savedAt,
        missing: saved.missing,
        advised: saved.advised,
        phase: sent === this.#changes ? (shape.length > 0 ? 'refused' : 'saved') : 'typing',
      });
      if (sent !== this.#changes) this.#plan(pauseMs);
    } catch (error) {
      this.#failed(error);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    window.removeEventListener('online', this.#online);
  }

  /** A text that is no date yet must not hold back its neighbours: the last good answer goes in its place. */
  #sound(shape: readonly Fault[]): Answers {
    const answers = { ...this.state.answers };
    for (const { pointer } of shape) answers[top(pointer)] = this.#stored[top(pointer)];
    return answers;
  }

  #failed(error: unknown): void {
    const problem = error instanceof Refused ? error.problem : null;
    if (isPassing(error)) {
      this.#set({ phase: 'waiting', failure: error });
      this.#plan(this.#retryMs);
      this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    } else if (problem?.theirs) {
      this.#meet(problem.theirs);
    } else {
      const faults = faultsOf(problem, this.#section.schema, 'answers');
      this.#set({ phase: 'refused', failure: faults.length > 0 ? null : error, faults });
    }
  }

  /** Somebody saved first. What only one of us changed goes together by itself; only what both changed is asked. */
  #meet(theirs: Theirs): void {
    const { answers, taken, disputed } = mergeAnswers(this.#stored, this.state.answers, theirs.answers);
    if (disputed.length > 0) {
      this.#set({ phase: 'conflict', theirs, failure: null });
      return;
    }
    this.#stored = theirs.answers;
    const { revision } = theirs;
    this.#set({ answers, revision, taken: this.#told(theirs.savedBy, taken), phase: 'typing', failure: null });
    void this.save();
  }

  #told(by: string, names: readonly string[]): SectionState['taken'] {
    return { by, questions: names.map((name) => this.#section.schema.properties?.[name]?.title ?? name) };
  }

  #online = (): void => {
    if (this.state.phase === 'waiting') void this.save();
  };

  #plan(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), ms);
  }

  #set(change: Partial<SectionState>): void {
    this.state = { ...this.state, ...change };
    markUnsaved(`${this.#caseId}/form/${this.#section.id}`, this.state.phase !== 'saved');
    for (const listener of this.#listeners) listener();
  }
}

function top(pointer: string): string {
  return pointer.split('/')[1] ?? '';
}

function fresh(section: FormSection): SectionState {
  const { answers, revision, savedAt, missing, advised } = section;
  const nothing = { faults: [], taken: null, theirs: null, failure: null };
  return { answers, revision, savedAt, missing, advised, phase: 'saved', ...nothing };
}
