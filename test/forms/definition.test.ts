import { describe, expect, test } from 'vitest';
import {
  fieldsOf,
  type FormDefinition,
  isAsked,
  type FieldDefinition,
  type SectionDefinition,
} from '../../src/contract/form-definition.ts';
import { checkAnswers } from '../../src/contract/check-answers.ts';
import { fieldMessages } from '../../src/contract/nl/problems.ts';
import { formFaults } from '../../src/contract/nl/form-editor.ts';
import { layers } from '../../src/access/rights.ts';
import { checkDefinition } from '../../src/forms/check-definition.ts';
import { drawSection, openTitles } from '../../src/forms/draw-section.ts';
import { exampleForm } from '../../src/forms/example/index.ts';
import { loadDefinition } from '../../src/forms/form-versions.ts';

const all = new Set(layers);
const [school, , clb] = exampleForm.sections as [SectionDefinition, SectionDefinition, SectionDefinition];
const named = (section: SectionDefinition, name: string) => {
  const field = fieldsOf(section).find((one) => one.name === name);
  if (!field) throw new Error(`No question ${name}`);
  return field;
};
/** The example with one more question at the end of the school's part. */
const withField = (field: Partial<FieldDefinition>): FormDefinition => {
  const form = structuredClone(exampleForm);
  form.sections[0]?.groups[0]?.fields.push({
    name: 'extra',
    kind: 'short',
    title: 'Een vraag',
    level: 'may',
    layer: 'schoolShareable',
    ...field,
  });
  return form;
};
const faults = (form: FormDefinition) => checkDefinition(form).map(({ message }) => message);

describe('the shipped form', () => {
  test('can be loaded, and a pen reads every question of its own part', () => {
    expect(loadDefinition(structuredClone(exampleForm))).toEqual(exampleForm);
    expect(checkDefinition(exampleForm)).toEqual([]);
  });

  test('never demands what no source demands', () => {
    const demanded = exampleForm.sections.flatMap(fieldsOf).filter(({ level }) => level === 'must');
    expect(demanded.filter(({ grade }) => grade === 'C')).toEqual([]);
    expect(demanded.length).toBeGreaterThan(8);
  });

  test('keeps discipline for school and CLB, and court for the CLB as one yes or no', () => {
    expect(named(school, 'disciplineSteps').layer).toBe('discipline');
    expect(named(clb, 'attendanceLimited')).toMatchObject({ kind: 'yesNo', layer: 'clbOnly', level: 'may' });
    const forProvider = drawSection(school, new Set(['identity', 'schoolShareable', 'helpShareable'] as const), {});
    expect(Object.keys(forProvider.properties ?? {})).not.toContain('discipline');
  });
});

describe('a question with a condition', () => {
  const reported = named(school, 'reportedToClbOn');

  test('is asked from five half days, and not before', () => {
    expect(isAsked(school, reported, { unjustifiedHalfDays: 4 })).toBe(false);
    expect(isAsked(school, reported, { unjustifiedHalfDays: 5 })).toBe(true);
    expect(isAsked(school, reported, {})).toBe(false);
  });

  test('blocks handing in only while it is asked', () => {
    const form = structuredClone(exampleForm);
    const [section] = form.sections as [SectionDefinition];
    named(section, 'reportedToClbOn').level = 'must';
    expect(drawSection(section, all, { unjustifiedHalfDays: 4 }).required).not.toContain('reportedToClbOn');
    expect(drawSection(section, all, { unjustifiedHalfDays: 9 }).required).toContain('reportedToClbOn');
    expect(openTitles(section, all, { unjustifiedHalfDays: 9 }, 'must')).toContain(reported.title);
  });

  test('behind a question that is itself not asked, is not asked', () => {
    const form = withField({
      name: 'second',
      kind: 'short',
      when: { field: 'grade', oneOf: ['x'], because: 'Daarom.' },
    });
    const [section] = form.sections as [SectionDefinition];
    const grade = named(section, 'grade');
    grade.when = { field: 'educationType', oneOf: ['aso'], because: 'Daarom.' };
    const second = named(section, 'second');
    expect(isAsked(section, second, { educationType: 'aso', grade: 'x' })).toBe(true);
    expect(isAsked(section, second, { educationType: 'bso', grade: 'x' })).toBe(false);
  });
});

describe('a form that a network makes is refused when it', () => {
  test.each<[string, Partial<FieldDefinition>, string]>([
    ['asks for a national number', { title: 'Rijksregisternummer' }, formFaults.neverAsked],
    [
      'asks for a nationality in a column',
      { kind: 'rows', columns: [{ name: 'n', kind: 'short', title: 'Nationaliteit' }] },
      formFaults.neverAsked,
    ],
    [
      'offers crime as a theme',
      {
        kind: 'choices',
        options: [
          { value: 'a', label: 'Crimineel gedrag' },
          { value: 'b', label: 'Ander' },
        ],
      },
      formFaults.neverAsked,
    ],
    ['demands what no source demands', { level: 'must', grade: 'C' }, formFaults.neverRequired],
    ['uses a name twice', { name: 'concern' }, formFaults.nameTaken],
    ['gives a choice without choices', { kind: 'choice' }, formFaults.options],
    ['gives one choice only', { kind: 'choice', options: [{ value: 'a', label: 'A' }] }, formFaults.options],
    ['asks the school what the school may not read', { layer: 'clbOnly' }, formFaults.penCannotRead],
    [
      'hangs a question on one that comes later',
      { when: { field: 'viewSchool', oneOf: ['yes'], because: 'x' } },
      formFaults.conditionUnknown,
    ],
    [
      'hangs a question on an answer that cannot be given',
      { when: { field: 'educationType', oneOf: ['no'], because: 'x' } },
      formFaults.conditionEmpty,
    ],
    [
      'hangs a question on one that some readers do not see',
      { when: { field: 'schoolContact', oneOf: ['x'], because: 'x' } },
      formFaults.conditionHidden,
    ],
    ['turns the bounds round', { kind: 'number', minimum: 5, maximum: 2 }, formFaults.bounds],
    ['gives a list without columns', { kind: 'rows' }, formFaults.columns],
  ])('%s', (_what, field, fault) => {
    expect(faults(withField(field))).toContain(fault);
  });

  test('stops asking for the birth date, on which the review at 12 and 18 hangs', () => {
    const form = structuredClone(exampleForm);
    named(form.sections[2] as SectionDefinition, 'birthDate').retired = true;
    expect(faults(form)).toEqual([formFaults.neededByAanzet('birthDate')]);
  });

  test('leaves a part without any required question', () => {
    const form = structuredClone(exampleForm);
    for (const field of fieldsOf(form.sections[1] as SectionDefinition)) field.level = 'should';
    expect(faults(form)).toEqual([formFaults.nothingRequired]);
  });

  test('reuses the name of a retired question', () => {
    const form = withField({ name: 'concern' });
    named(form.sections[0] as SectionDefinition, 'concern').retired = true;
    expect(faults(form)).toContain(formFaults.nameTaken);
  });
});

test('a national number is refused in free text before it leaves the browser', () => {
  const body = 120514123;
  const number = `${body}${String(97 - ((2_000_000_000 + body) % 97)).padStart(2, '0')}`;
  const found = checkAnswers(drawSection(school, all, {}), { concern: `Zie ${number} in het register.` }, 'draft');
  expect(found.map(({ message }) => message)).toEqual([fieldMessages.nationalNumber]);
});
