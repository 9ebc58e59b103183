import type {
  AskedWhen,
  FieldDefinition,
  FieldOption,
  FormDefinition,
  GroupDefinition,
  SectionDefinition,
  SectionId,
} from './form-definition.ts';
import { differenceWords as say, kindWords, layerWords, levelWords } from './nl/form-words.ts';
import { formWords } from './nl/interface-form.ts';

export interface SectionChanges {
  id: SectionId;
  label: string;
  /** Dutch sentences; never empty. */
  changes: string[];
}

/** What a reader of `after` meets that was not so in `before`, per part, in the order of the form. */
export function compareForms(before: FormDefinition, after: FormDefinition): SectionChanges[] {
  return after.sections.flatMap((section, at) => {
    const old = before.sections.find(({ id }) => id === section.id);
    const changes = old ? compareSections(old, section) : [];
    if (at === 0 && before.title !== after.title) changes.unshift(say.formTitle(before.title, after.title));
    return changes.length > 0 ? [{ id: section.id, label: section.label, changes }] : [];
  });
}

interface Placed {
  field: FieldDefinition;
  group: GroupDefinition;
}

const placedIn = (section: SectionDefinition): Map<string, Placed> =>
  new Map(section.groups.flatMap((group) => group.fields.map((field) => [field.name, { field, group }])));

function compareSections(before: SectionDefinition, after: SectionDefinition): string[] {
  const [old, now] = [placedIn(before), placedIn(after)];
  const changes = before.label === after.label ? [] : [say.partLabel(before.label, after.label)];
  const sources = new Map(after.groups.map((group) => [group, sourceOf(group, old, before.groups)]));
  changes.push(...groupOrder([...sources.entries()], before.groups));
  for (const group of after.groups) {
    const source = sources.get(group);
    if (source) changes.push(...compareGroups(source, group));
    for (const field of group.fields) {
      const was = old.get(field.name);
      changes.push(...compareFields(was?.field, field, [before, after]));
      if (was && !field.retired && was.group !== source) changes.push(say.moved(field.title, group.title));
    }
    if (source) changes.push(...fieldOrder(source, group));
  }
  for (const [name, { field }] of old) if (!now.has(name) && !field.retired) changes.push(say.retired(field.title));
  return changes;
}

/** Groups have no name of their own: the one of before that gave most of the questions. */
function sourceOf(
  group: GroupDefinition,
  old: ReadonlyMap<string, Placed>,
  before: readonly GroupDefinition[],
): GroupDefinition | undefined {
  const from = group.fields.flatMap(({ name }) => old.get(name)?.group ?? []);
  const count = (one: GroupDefinition) => from.filter((other) => other === one).length;
  const [most] = [...new Set(from)].toSorted((a, b) => count(b) - count(a));
  return most ?? before.find(({ title }) => title === group.title);
}

function compareGroups(before: GroupDefinition, after: GroupDefinition): string[] {
  return [
    ...(before.title === after.title ? [] : [say.groupTitle(before.title, after.title)]),
    ...(before.hint === after.hint ? [] : [say.groupHint(after.title, textOf(before.hint), textOf(after.hint))]),
  ];
}

function groupOrder(
  sources: readonly (readonly [GroupDefinition, GroupDefinition | undefined])[],
  before: readonly GroupDefinition[],
): string[] {
  const places = sources.flatMap(([, source]) => (source ? [before.indexOf(source)] : []));
  const inOrder = places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0));
  return inOrder ? [] : [say.groupOrder(sources.map(([{ title }]) => title))];
}

/** Only questions that stand in both groups count: what came or went is told by itself. */
function fieldOrder(before: GroupDefinition, after: GroupDefinition): string[] {
  const asked = (group: GroupDefinition) => group.fields.filter(({ retired }) => !retired);
  const common = (one: GroupDefinition, other: GroupDefinition) =>
    asked(one).filter(({ name }) => asked(other).some((field) => field.name === name));
  const [old, now] = [common(before, after), common(after, before)];
  return old.every(({ name }, at) => name === now[at]?.name)
    ? []
    : [
        say.order(
          after.title,
          asked(after).map(({ title }) => title),
        ),
      ];
}

function compareFields(
  before: FieldDefinition | undefined,
  after: FieldDefinition,
  [old, now]: readonly [SectionDefinition, SectionDefinition],
): string[] {
  if (!before) return after.retired ? [] : [say.added(after)];
  if (after.retired) return before.retired ? [] : [say.retired(after.title)];
  const { title } = after;
  const changes = before.retired ? [say.restored(title)] : [];
  if (before.title !== title) changes.push(say.title(before.title, title));
  if (before.hint !== after.hint) changes.push(say.hint(title, textOf(before.hint), textOf(after.hint)));
  if (before.kind !== after.kind) changes.push(say.kind(title, kindWords[before.kind], kindWords[after.kind]));
  if (before.level !== after.level) changes.push(say.level(title, levelWords[before.level], levelWords[after.level]));
  if (before.layer !== after.layer) changes.push(say.layer(title, layerWords[before.layer], layerWords[after.layer]));
  changes.push(...compareOptions(title, before.options ?? [], after.options ?? []));
  changes.push(...compareColumns(before, after));
  const bounds = [boundsOf(before), boundsOf(after)] as const;
  if (bounds[0] !== bounds[1]) changes.push(say.bounds(title, ...bounds));
  return [...changes, ...compareConditions(before, after, [old, now])];
}

function compareConditions(
  { when: was }: FieldDefinition,
  { when, title }: FieldDefinition,
  [old, now]: readonly [SectionDefinition, SectionDefinition],
): string[] {
  const rule = (one: AskedWhen | undefined) => JSON.stringify([one?.field, one?.oneOf, one?.atLeast]);
  if (rule(was) !== rule(when)) return [say.condition(title, askedWhen(was, old), askedWhen(when, now))];
  return was && when && was.because !== when.because ? [say.because(title, was.because, when.because)] : [];
}

function compareOptions(title: string, before: readonly FieldOption[], after: readonly FieldOption[]): string[] {
  const changes: string[] = [];
  for (const { value, label } of after) {
    const was = before.find((one) => one.value === value);
    if (!was) changes.push(say.optionAdded(title, label));
    else if (was.label !== label) changes.push(say.optionLabel(title, was.label, label));
  }
  const gone = before.filter(({ value }) => !after.some((one) => one.value === value));
  changes.push(...gone.map(({ label }) => say.optionGone(title, label)));
  const common = (list: readonly FieldOption[], other: readonly FieldOption[]) =>
    list.map(({ value }) => value).filter((value) => other.some((one) => one.value === value));
  if (common(before, after).join() !== common(after, before).join()) changes.push(say.optionOrder(title));
  return changes;
}

function compareColumns({ columns: before = [] }: FieldDefinition, { title, columns: after = [] }: FieldDefinition) {
  const changes: string[] = [];
  for (const column of after) {
    const was = before.find(({ name }) => name === column.name);
    if (!was) changes.push(say.columnAdded(title, column.title));
    else if (was.title !== column.title) changes.push(say.columnLabel(title, was.title, column.title));
    else if (JSON.stringify(was) !== JSON.stringify(column)) changes.push(say.columnOther(title, column.title));
  }
  const gone = before.filter(({ name }) => !after.some((column) => column.name === name));
  return [...changes, ...gone.map((column) => say.columnGone(title, column.title))];
}

const textOf = (text: string | undefined): string => (text === undefined ? say.none : say.quoted(text));

const boundsOf = ({ minimum = 0, maximum }: FieldDefinition): string =>
  say.between(minimum, maximum === undefined ? say.noLimit : String(maximum));

function askedWhen(when: AskedWhen | undefined, section: SectionDefinition): string {
  if (!when) return say.always;
  const other = placedIn(section).get(when.field)?.field;
  const question = other?.title ?? when.field;
  if (when.atLeast !== undefined) return say.whenAtLeast(question, when.atLeast);
  const labels = new Map([
    ['yes', formWords.yes],
    ['no', formWords.no],
    ...(other?.options ?? []).map(({ value, label }): [string, string] => [value, label]),
  ]);
  return say.whenOneOf(
    question,
    (when.oneOf ?? []).map((value) => labels.get(value) ?? value),
  );
}
