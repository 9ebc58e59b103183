import type { Locator } from 'playwright-core';

/** Answers by the question as it is read on the page. A list is a list of boxes to tick. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** Fills a form in as its labels ask, whatever control a question has. */
export async function fillForm(form: Locator, answers: Answers): Promise<void> {
  for (const [question, answer] of Object.entries(answers)) await answerQuestion(form, question, answer);
}

async function answerQuestion(form: Locator, question: string, answer: string | readonly string[]): Promise<void> {
  const name = new RegExp(
    `^${question.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?: \\((?:optioneel|aanbevolen)\\))?$`,
  );
  if (typeof answer !== 'string') {
    for (const option of answer)
      await form.getByRole('group', { name }).getByRole('checkbox', { name: option, exact: true }).check();
    return;
  }
  const asked = form
    .getByRole('radiogroup', { name })
    .or(form.getByRole('combobox', { name }))
    .or(form.getByRole('textbox', { name }));
  await asked.first().waitFor();
  const role = await asked.first().getAttribute('role');
  if (role === 'radiogroup') {
    await form.getByRole('radiogroup', { name }).getByRole('radio', { name: answer, exact: true }).check();
  } else if (role === 'combobox' || (await asked.first().getAttribute('aria-haspopup')) === 'listbox') {
    // By keyboard: a list whose question scrolled under the head of the panel hides itself from the mouse.
    await pickFromList(form, asked.first(), answer);
  } else {
    await asked.first().fill(answer);
  }
}

/** Searches and picks. On a slow machine the list may close while something else takes the focus: then once more. */
async function pickFromList(form: Locator, field: Locator, answer: string): Promise<void> {
  const option = form.getByRole('option', { name: answer, exact: true });
  for (let tries = 0; (await field.inputValue()) !== answer || tries === 0; tries += 1) {
    if (tries > 3) throw new Error(`“${answer}” cannot be picked from the list`);
    await field.click();
    await field.fill(answer);
    await option.waitFor({ state: 'attached', timeout: 5_000 }).catch(() => field.blur());
    await field.press('ArrowDown');
    await field.press('Enter');
    await option.waitFor({ state: 'hidden', timeout: 5_000 }).catch(() => field.blur());
  }
}
