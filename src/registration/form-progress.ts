import { layers } from '../access/rights.ts';
import type { SectionId } from '../contract/form-definition.ts';
import type { Engine, LoadedCase } from '../engine/engine.ts';
import { openTitles } from '../forms/draw-section.ts';
import { formInForce } from '../forms/form-versions.ts';
import { readSections } from './stored-answers.ts';

/** Which sections an event waits for. */
const needed: Record<string, readonly SectionId[]> = {
  schoolSectionHandedIn: ['school'],
  pbdAdviceGiven: ['pbd'],
  clbSectionHandedIn: ['school', 'clb'],
};

/** The titles of the required questions that keep this event from happening. */
export async function missingInForm(
  engine: Pick<Engine, 'db' | 'vault'>,
  { record }: LoadedCase,
  event: string,
): Promise<string[]> {
  const asked = (needed[event] ?? []).filter((id) => id !== 'school' || record.state.context['hasSchool'] === true);
  if (asked.length === 0) return [];
  const { definition } = await formInForce(engine.db, record.networkId, record.openedAt);
  const written = await readSections(engine, record, definition);
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
      const answers = written.get(section.id)?.answers ?? {};
      return openTitles(section, new Set(layers), answers, 'must').map((title) => `${section.label}: ${title}`);
    });
}

/** The birth date in the CLB's section, where it was filled in. */
export async function findBirthDate(
  engine: Pick<Engine, 'db' | 'vault'>,
  { record }: LoadedCase,
): Promise<string | null> {
  const { definition } = await formInForce(engine.db, record.networkId, record.openedAt);
  const date = (await readSections(engine, record, definition)).get('clb')?.answers['birthDate'];
  return typeof date === 'string' && date !== '' ? date : null;
}
