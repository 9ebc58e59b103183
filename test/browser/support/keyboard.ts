import type { Person } from './person.ts';

const furthest = 150;

/** What has the focus, as a screen reader says it: its role, its name, its state. */
async function focused({ page }: Person): Promise<string> {
  const focus = page.locator(':focus');
  return (await focus.count()) === 0 ? '' : (await focus.ariaSnapshot()).replace(/^- /, '');
}

/** Goes on with the Tab key until this has the focus. */
export async function tabTo(person: Person, wanted: string): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < furthest; steps += 1) {
    const here = await focused(person);
    if (here.startsWith(wanted)) return;
    passed.push(here);
    await person.page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not reach ${wanted}; it passed\n${passed.join('\n')}`);
}

/** Types an answer into the field that the Tab key reaches. */
export async function typeInto(person: Person, field: string, answer: string): Promise<void> {
  await tabTo(person, `textbox "${field}`);
  await person.page.keyboard.insertText(answer);
}

/** Presses what the Tab key reaches. */
export async function press(person: Person, wanted: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(person, wanted);
  await person.page.keyboard.press(key);
}
