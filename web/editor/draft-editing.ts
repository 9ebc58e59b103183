import type { FormDefinition } from '../../src/contract/form-definition.ts';
import type { DraftSaved, FormVersionView } from '../../src/contract/form-versions.ts';
import { fieldMessages } from '../../src/contract/nl/problems.ts';
import { Refused } from '../api/request.ts';
import { Submission, isPassing } from '../api/submission.ts';
import { markUnsaved } from '../form/unsaved.ts';
import { blanksIn, faultsIn, type QuestionFault } from './edit-form.ts';

interface Theirs {
  definition: FormDefinition;
  revision: number;
  savedBy: string;
}

export interface EditState {
  definition: FormDefinition;
  revision: number;
  phase: 'saved' | 'typing' | 'saving' | 'waiting' | 'incomplete' | 'refused' | 'conflict';
  savedAt: string | null;
  /** What stands between this draft and publishing, as far as the server saw it. */
  faults: QuestionFault[];
  /** Texts that are empty now. */
  blanks: QuestionFault[];
  theirs: Theirs | null;
  failure: unknown;
  canUndo: boolean;
}

const pauseMs = 800;
const longestRetryMs = 30_000;
const deepestUndo = 100;

/**
 * The draft of the form while somebody edits it. It lives outside its page, so that leaving neither loses a word nor
 * stops a save; it saves after a pause and keeps trying while nobody answers.
 */
export class DraftEditing {
  state: EditState;
  readonly version: number;
  /** Questions that were published once: they are retired, never deleted. */
  readonly kept: ReadonlySet<string>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = 2000;
  #changes = 0;
  #before: { key: string; definition: FormDefinition }[] = [];
  #running: Promise<void> | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #submission = new Submission();

  constructor(view: FormVersionView) {
    this.version = view.version;
    this.kept = new Set(view.kept);
    this.state = fresh(view);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the server tells anew is taken in only when nothing of ours is on its way. */
  adopt(view: FormVersionView): void {
    if (this.state.phase === 'saved' && view.revision > this.state.revision) {
      this.#before = [];
      this.#set(fresh(view));
    }
  }

  /** `key` names what is changed: a text that is typed letter by letter is undone at once. */
  change(definition: FormDefinition, key: string): void {
    if (this.#before.at(-1)?.key !== key || key === '')
      this.#before = [...this.#before.slice(-deepestUndo), { key, definition: this.state.definition }];
    this.#put(definition);
  }

  undo(): void {
    const last = this.#before.pop();
    if (last) this.#put(last.definition);
  }

  /** The reader chose which of two versions goes on. */
  settle(mine: boolean): void {
    const { theirs } = this.state;
    if (!theirs) return;
    const { definition, revision } = theirs;
    if (mine) {
      this.#set({ revision, theirs: null, phase: 'typing' });
      void this.save();
    } else {
      this.#before = [];
      this.#set({ definition, revision, theirs: null, phase: 'typing', blanks: [], canUndo: false });
      void this.save();
    }
  }

  /** Saves what is not saved yet; resolves when nothing is on its way any more. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    if (this.state.phase !== 'typing' && this.state.phase !== 'waiting' && this.state.phase !== 'refused') return;
    this.#running = this.#send();
    await this.#running;
    this.#running = null;
  }

  async #send(): Promise<void> {
    const { definition, revision } = this.state;
    const sent = this.#changes;
    this.#set({ phase: 'saving', failure: null });
    try {
      const saved = await this.#submission.send<DraftSaved>('PUT', '/forms/draft', { definition, revision });
      this.#retryMs = 2000;
      const faults = faultsIn(definition, saved.faults);
      const phase = sent === this.#changes ? 'saved' : this.state.blanks.length > 0 ? 'incomplete' : 'typing';
      this.#set({ revision: saved.revision, savedAt: saved.savedAt, faults, phase });
      if (phase === 'typing') this.#plan(pauseMs);
    } catch (error) {
      this.#failed(error, definition);
    }
  }

  #failed(error: unknown, sent: FormDefinition): void {
    const problem = error instanceof Refused ? error.problem : null;
    if (isPassing(error)) {
      this.#set({ phase: 'waiting', failure: error });
      this.#plan(this.#retryMs);
      this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    } else if (problem?.theirs) {
      const { answers, revision, savedBy } = problem.theirs;
      this.#set({ phase: 'conflict', theirs: { definition: answers as FormDefinition, revision, savedBy } });
    } else {
      const faults = faultsIn(sent, problem?.errors ?? []);
      this.#set({ phase: 'refused', failure: error, ...(faults.length > 0 ? { faults } : {}) });
    }
  }

  #put(definition: FormDefinition): void {
    this.#changes += 1;
    const blanks = blanksIn(definition, fieldMessages.required);
    const quiet = this.state.phase === 'conflict' || this.state.phase === 'saving';
    const phase = quiet ? this.state.phase : blanks.length > 0 ? 'incomplete' : 'typing';
    this.#set({ definition, blanks, phase });
    if (phase === 'typing') this.#plan(pauseMs);
    else clearTimeout(this.#timer);
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), ms);
  }

  #set(change: Partial<EditState>): void {
    this.state = { ...this.state, ...change, canUndo: this.#before.length > 0 };
    markUnsaved('form-draft', this.state.phase !== 'saved');
    for (const listener of this.#listeners) listener();
  }
}

const fresh = ({ definition, revision, savedAt, faults }: FormVersionView): EditState => ({
  definition,
  revision,
  phase: 'saved',
  savedAt: revision > 1 ? savedAt : null,
  faults: faultsIn(definition, faults),
  blanks: [],
  theirs: null,
  failure: null,
  canUndo: false,
});

let last: { key: string; editing: DraftEditing } | null = null;

/** The one draft of this reader, however often its page comes and goes. */
export function editingOf(reader: string, view: FormVersionView): DraftEditing {
  const key = `${reader}/${view.version}/${view.kept.length}`;
  if (last?.key !== key) last = { key, editing: new DraftEditing(view) };
  return last.editing;
}

export function forgetEditing(): void {
  last = null;
  markUnsaved('form-draft', false);
}
