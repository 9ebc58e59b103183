import { layersOfSlot } from '../access/policy.ts';
import {
  fieldsOf,
  type FieldDefinition,
  type FormDefinition,
  type SectionDefinition,
} from '../contract/form-definition.ts';
import { formFaults } from '../contract/nl/form-editor.ts';
import type { FieldProblem } from '../contract/problem.ts';

/** What must never be asked, whatever a network would like: this application has no place for it. */
const neverAsked =
  /rijksregister|insz|nationaliteit|geboorteplaats|etnisch|afkomst|geloof|godsdienst|seksue|strafblad|misdrij|crimine|radicali|proces-?verbaal|\bpv\b|vonnis|politie|parket/i;

/** Questions that the software reads itself: the reviews at 12 and 18 hang on the birth date. */
const relyOn = [{ name: 'birthDate', kind: 'date' }] as const;

const needsOptions = new Set(['choice', 'choices']);

/**
 * What is wrong with a definition beyond its shape, in Dutch, each with a JSON pointer. Checked when a definition is
 * loaded, saved and published; an empty list means that every pen can fill it in.
 */
export function checkDefinition(form: FormDefinition): FieldProblem[] {
  const ids = form.sections.map(({ id }) => id).join();
  const problems =
    ids === 'school,pbd,clb' ? [] : [{ path: '/sections', field: form.title, message: formFaults.parts }];
  return [...problems, ...form.sections.flatMap((section, at) => checkSection(section, `/sections/${at}`))];
}

function checkSection(section: SectionDefinition, path: string): FieldProblem[] {
  const seen = new Map<string, FieldDefinition>();
  const problems: FieldProblem[] = [];
  section.groups.forEach((group, groupAt) =>
    group.fields.forEach((field, fieldAt) => {
      const here = `${path}/groups/${groupAt}/fields/${fieldAt}`;
      for (const message of faultsOf(field, section.id, seen))
        problems.push({ path: here, field: field.title, message });
      seen.set(field.name, field);
    }),
  );
  const pen = layersOfSlot(section.id);
  for (const field of fieldsOf(section))
    if (!pen.has(field.layer)) problems.push({ path, field: field.title, message: formFaults.penCannotRead });
  for (const { name, kind } of section.id === 'clb' ? relyOn : [])
    if (!fieldsOf(section).some((field) => field.name === name && field.kind === kind))
      problems.push({ path, field: section.label, message: formFaults.neededByAanzet(name) });
  if (!fieldsOf(section).some(({ level, when }) => level === 'must' && !when))
    problems.push({ path, field: section.label, message: formFaults.nothingRequired });
  return problems;
}

function faultsOf(
  field: FieldDefinition,
  section: SectionDefinition['id'],
  seen: ReadonlyMap<string, FieldDefinition>,
): string[] {
  const words = [field.title, field.hint, ...(field.options ?? []).map(({ label }) => label)].join(' ');
  const columns = field.columns ?? [];
  return [
    ...(seen.has(field.name) ? [formFaults.nameTaken] : []),
    ...(neverAsked.test(words) || columns.some(({ title }) => neverAsked.test(title)) ? [formFaults.neverAsked] : []),
    ...(field.grade === 'C' && field.level === 'must' ? [formFaults.neverRequired] : []),
    ...(field.layer === 'discipline' && section !== 'school' ? [formFaults.disciplineStays] : []),
    ...(field.layer === 'clbOnly' && field.level === 'must' ? [formFaults.clbOnlyRequired] : []),
    ...(needsOptions.has(field.kind) !== (field.options !== undefined) ? [formFaults.options] : []),
    ...(twice((field.options ?? []).map(({ value }) => value)) ? [formFaults.optionTwice] : []),
    ...((field.options?.length ?? 2) < 2 ? [formFaults.options] : []),
    ...((field.kind === 'rows') !== columns.length > 0 ? [formFaults.columns] : []),
    ...(twice(columns.map(({ name }) => name)) ? [formFaults.columns] : []),
    ...(columns.some(({ kind, options }) => (kind === 'choice') !== (options?.length ?? 0) > 1)
      ? [formFaults.options]
      : []),
    ...((field.minimum ?? 0) > (field.maximum ?? Infinity) ? [formFaults.bounds] : []),
    ...conditionFaults(field, seen),
  ];
}

/** A condition looks back at a question that everybody who reads this one may read too. */
function conditionFaults({ when, layer }: FieldDefinition, seen: ReadonlyMap<string, FieldDefinition>): string[] {
  if (!when) return [];
  const other = seen.get(when.field);
  if (!other || other.retired) return [formFaults.conditionUnknown];
  if (other.layer !== layer && other.layer !== 'schoolShareable') return [formFaults.conditionHidden];
  if ((when.oneOf === undefined) === (when.atLeast === undefined)) return [formFaults.conditionEmpty];
  if (when.atLeast !== undefined) return other.kind === 'number' ? [] : [formFaults.conditionEmpty];
  const values = other.kind === 'yesNo' ? ['yes', 'no'] : (other.options ?? []).map(({ value }) => value);
  return when.oneOf?.every((value) => values.includes(value)) ? [] : [formFaults.conditionEmpty];
}

const twice = (values: readonly string[]): boolean => new Set(values).size < values.length;
