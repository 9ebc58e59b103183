import type {
  FieldDefinition,
  FormDefinition,
  GroupDefinition,
  SectionDefinition,
  SectionId,
} from '../../src/contract/form-definition.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';

/** A name that nobody used before; it stays with the answers for ever and is never shown. */
export const freshName = (): string => `q${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`;

export const keyOf = (section: SectionId, field: string): string => `${section}/${field}`;

type Change<Part> = (part: Part) => void;

/** A copy of the form in which one part is changed; the form itself stays, so that a change can be undone. */
export function changeSection(form: FormDefinition, id: SectionId, change: Change<SectionDefinition>): FormDefinition {
  const copy = structuredClone(form);
  const section = copy.sections.find((one) => one.id === id);
  if (section) change(section);
  return copy;
}

export function changeField(
  form: FormDefinition,
  id: SectionId,
  name: string,
  change: Change<FieldDefinition>,
): FormDefinition {
  return changeSection(form, id, (section) => {
    const field = section.groups.flatMap(({ fields }) => fields).find((one) => one.name === name);
    if (field) change(field);
  });
}

/** A new question asks little of anybody: it is for everybody who writes and reads, and may be left open. */
export const newField = (section: SectionId): FieldDefinition => ({
  name: freshName(),
  kind: 'short',
  title: w.newQuestion,
  level: 'may',
  layer: section === 'clb' ? 'helpShareable' : 'schoolShareable',
});

/** Another kind of answer, with what that kind needs and without what it cannot have. */
export function setKind(field: FieldDefinition, kind: FieldDefinition['kind']): void {
  field.kind = kind;
  delete field.options;
  delete field.columns;
  delete field.minimum;
  delete field.maximum;
  if (kind === 'choice' || kind === 'choices')
    field.options = [1, 2].map((at) => ({ value: freshName(), label: w.option(at) }));
  if (kind === 'rows') field.columns = [{ name: freshName(), kind: 'short', title: w.column(1) }];
}

export interface Place {
  group: GroupDefinition;
  at: number;
}

/** One place up or down; at the edge of a group into the next one. Null where there is no further. */
export function moveField(section: SectionDefinition, name: string, step: -1 | 1): Place | null {
  const from = section.groups.findIndex(({ fields }) => fields.some((field) => field.name === name));
  const group = section.groups[from];
  if (!group) return null;
  const at = group.fields.findIndex((field) => field.name === name);
  const [field] = group.fields.slice(at, at + 1);
  if (!field) return null;
  const beside = at + step;
  if (beside >= 0 && beside < group.fields.length) {
    group.fields.splice(at, 1);
    group.fields.splice(beside, 0, field);
    return { group, at: beside };
  }
  const next = section.groups[from + step];
  if (!next) return null;
  group.fields.splice(at, 1);
  const place = step === 1 ? 0 : next.fields.length;
  next.fields.splice(place, 0, field);
  return { group: next, at: place };
}

/** Questions that stand before this one in its part and can decide whether it is asked. */
export function earlierFields(section: SectionDefinition, name: string): FieldDefinition[] {
  const all = section.groups.flatMap(({ fields }) => fields);
  const deciding = new Set<FieldDefinition['kind']>(['number', 'yesNo', 'choice', 'choices']);
  return all
    .slice(
      0,
      all.findIndex((field) => field.name === name),
    )
    .filter((field) => deciding.has(field.kind) && !field.retired);
}

export interface QuestionFault {
  /** `part` or `part/name`: where it can be put right. */
  key: string;
  field: string;
  message: string;
}

/** What was found, by question instead of by place: places move while somebody edits. */
export function faultsIn(
  form: FormDefinition,
  problems: readonly { path: string; field: string; message: string }[],
): QuestionFault[] {
  return problems.map(({ path, field, message }) => {
    const [, part, group, at] =
      /^(?:\/definition)?\/sections\/(\d+)(?:\/groups\/(\d+)(?:\/fields\/(\d+))?)?/.exec(path) ?? [];
    const section = form.sections[Number(part)];
    const found = section?.groups[Number(group)]?.fields[Number(at)];
    const key = section ? (found ? keyOf(section.id, found.name) : section.id) : '';
    return { key, field: found?.title ?? field, message };
  });
}

/** Texts that are still empty: a draft is sent only with words in it. */
export function blanksIn(form: FormDefinition, message: string): QuestionFault[] {
  const blank = (text: string) => text.trim() === '';
  return form.sections.flatMap((section) => [
    ...([section.label, ...section.groups.map(({ title }) => title)].some(blank)
      ? [{ key: section.id, field: w.groupTitle, message }]
      : []),
    ...section.groups.flatMap(({ fields }) =>
      fields
        .filter((field) => textsOf(field).some(blank))
        .map(({ name, title }) => ({
          key: keyOf(section.id, name),
          field: blank(title) ? w.question : title,
          message,
        })),
    ),
  ]);
}

const textsOf = ({ title, options = [], columns = [], when }: FieldDefinition): string[] => [
  title,
  ...options.map(({ label }) => label),
  ...columns.map((column) => column.title),
  ...(when ? [when.because] : []),
];
