import type { Db } from '../../db/database.ts';
import { layers } from '../access/policy.ts';
import type { SectionId } from '../contract/form-definition.ts';
import type { LoadedCase } from '../engine/engine.ts';
import { openTitles } from '../forms/draw-section.ts';
import { formInForce } from '../forms/form-versions.ts';

/** Which sections an event waits for. */
const needed: Record<string, readonly SectionId[]> = {
  schoolSectionHandedIn: ['school'],
  pbdAdviceGiven: ['pbd'],
  clbSectionHandedIn: ['school', 'clb'],
};

/** The titles of the required questions that keep this event from happening. */
export async function missingInForm(db: Db, { record }: LoadedCase, event: string): Promise<string[]> {
  const asked = (needed[event] ?? []).filter((id) => id !== 'school' || record.state.context['hasSchool'] === true);
  if (asked.length === 0) return [];
  const rows = await db
    .selectFrom('form_section')
    .select(['section', 'answers'])
    .where('case_id', '=', record.id)
    .execute();
  const { definition } = await formInForce(db, record.networkId, record.openedAt);
  return definition.sections
    .filter((section) => asked.includes(section.id))
    .filter(
      (section) =>
        !(
          section.id === 'school' &&
          event === 'clbSectionHandedIn' &&
          record.state.context['schoolSectionIn'] === true
        ),
    )
    .flatMap((section) => {
      const answers = rows.find((row) => row.section === section.id)?.answers ?? {};
      return openTitles(section, new Set(layers), answers, 'must').map((title) => `${section.label}: ${title}`);
    });
}

/** The birth date in the CLB's section, where it was filled in. */
export async function findBirthDate(db: Db, caseId: string): Promise<string | null> {
  const row = await db
    .selectFrom('form_section')
    .select('answers')
    .where('case_id', '=', caseId)
    .where('section', '=', 'clb')
    .executeTakeFirst();
  const date = row?.answers['birthDate'];
  return typeof date === 'string' && date !== '' ? date : null;
}
