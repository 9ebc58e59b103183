import type { FieldDefinition, FormDefinition, SectionDefinition } from '../contract/form-definition.ts';
import { kindWords } from '../contract/nl/form-words.ts';
import { formRefusals } from '../contract/nl/form-refusals.ts';
import type { FieldProblem } from '../contract/problem.ts';
import { checkDefinition } from './check-definition.ts';
import type { StoredVersion } from './find-version.ts';

const published = (versions: readonly StoredVersion[]): StoredVersion[] =>
  versions.filter(({ state }) => state !== 'draft');

/**
 * What stands between a draft and publishing: what is wrong with it by itself, and where it lets go of a name that a
 * published version took. A name stays with its answers for ever, so it is retired, never deleted nor given to another
 * kind of question.
 */
export function checkDraft(draft: FormDefinition, versions: readonly StoredVersion[]): FieldProblem[] {
  const found = [...checkDefinition(draft), ...published(versions).flatMap((one) => checkNames(draft, one))];
  return [...new Map(found.map((problem) => [`${problem.path} ${problem.message}`, problem])).values()];
}

function checkNames(draft: FormDefinition, { definition, version }: StoredVersion): FieldProblem[] {
  return definition.sections.flatMap((section) => {
    const at = draft.sections.findIndex(({ id }) => id === section.id);
    const now = placesIn(draft.sections[at], at);
    return section.groups
      .flatMap(({ fields }) => fields)
      .flatMap((field): FieldProblem[] => {
        const here = now.get(field.name);
        if (!here) {
          const message = formRefusals.mustStay(field.title, version);
          return [{ path: `/sections/${at}`, field: section.label, message }];
        }
        const message = formRefusals.kindChanged(kindWords[field.kind], version);
        return sameKind(field, here.field) ? [] : [{ path: here.path, field: here.field.title, message }];
      });
  });
}

function placesIn(section: SectionDefinition | undefined, at: number) {
  const places = (section?.groups ?? []).flatMap(({ fields }, groupAt) =>
    fields.map((field, fieldAt) => {
      const path = `/sections/${at}/groups/${groupAt}/fields/${fieldAt}`;
      return [field.name, { field, path }] as const;
    }),
  );
  return new Map(places);
}

function sameKind(before: FieldDefinition, after: FieldDefinition): boolean {
  if (before.kind !== after.kind) return false;
  const columns = new Map((before.columns ?? []).map(({ name, kind }) => [name, kind]));
  return (after.columns ?? []).every(({ name, kind }) => (columns.get(name) ?? kind) === kind);
}

/** `part/name` of every question that was ever published. */
export const publishedNames = (versions: readonly StoredVersion[]): string[] => [
  ...new Set(
    published(versions).flatMap(({ definition }) =>
      definition.sections.flatMap(({ id, groups }) =>
        groups.flatMap(({ fields }) => fields.map(({ name }) => `${id}/${name}`)),
      ),
    ),
  ),
];

/**
 * A version to begin a draft from, with every question of the other published versions: what it does not ask is there
 * as no longer asked, so that no name is lost when a draft goes back to an older version.
 */
export function withEveryName(from: StoredVersion, versions: readonly StoredVersion[]): FormDefinition {
  const definition = structuredClone(from.definition);
  for (const section of definition.sections) {
    const names = new Set(section.groups.flatMap(({ fields }) => fields.map(({ name }) => name)));
    for (const other of published(versions).toReversed())
      for (const field of fieldsOfPart(other.definition, section.id)) {
        if (names.has(field.name)) continue;
        names.add(field.name);
        section.groups.at(-1)?.fields.push({ ...field, retired: true });
      }
  }
  return definition;
}

const fieldsOfPart = (definition: FormDefinition, id: SectionDefinition['id']): FieldDefinition[] =>
  definition.sections
    .filter((section) => section.id === id)
    .flatMap(({ groups }) => groups.flatMap(({ fields }) => fields));
