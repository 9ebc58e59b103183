import type { BrowserContext, Locator, Page } from 'playwright-core';
import { fillForm, type Answers } from './fill-form.ts';

/** How long a page may take on a busy machine before a test calls it broken. */
export const patience = 30_000;

const exactly = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`);

/** Somebody at a machine of their own, who knows of Aanzet only what its pages show. */
export class Person {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #address: string;

  constructor(context: BrowserContext, page: Page, address: string) {
    this.#context = context;
    this.page = page;
    this.#address = address;
  }

  /** Chooses a persona on the page, by the name that is read there. */
  async signIn(name: string): Promise<void> {
    await this.goTo('/');
    await this.page.getByLabel('Zoek een persona').fill(name);
    await this.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await this.page.getByRole('button', { name: `Aangemeld als ${name}` }).waitFor();
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.#address).href);
  }

  /** Starts a registration from the page for it; ends on the new case. */
  async register(answers: Answers): Promise<string> {
    await this.page.getByRole('link', { name: 'Nieuwe aanmelding' }).first().click();
    await this.heading('Nieuwe aanmelding').waitFor();
    const form = this.page.getByRole('main');
    await form.getByRole('button', { name: 'Start de aanmelding' }).waitFor();
    await fillForm(form, answers);
    await form.getByRole('button', { name: 'Start de aanmelding' }).click();
    await this.page.getByRole('heading', { name: /^De aanmelding is gestart als dossier/ }).waitFor();
    return this.here;
  }

  /** The address of the page that is open, as one would send it to somebody. */
  get here(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  heading(title: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name: title });
  }

  /** The band on top of a case. */
  get band(): Locator {
    return this.page.getByRole('region', { name: /^Aan zet|^Afgerond|^Ingetrokken|^Ongeldig|^Samengevoegd|^Verder/ });
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: patience });
  }

  /** Takes a step: its button in the band, or in the menu beside it; fills in what is asked and sends it. */
  async act(label: string, answers: Answers = {}): Promise<void> {
    await this.begin(label);
    await this.fill(answers);
    await this.send(label);
    await this.page.getByRole('heading', { name: `Genoteerd: ${label}` }).waitFor({ timeout: patience });
  }

  /** Opens the form of a step. */
  async begin(label: string): Promise<void> {
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
    await this.band.waitFor({ timeout: patience });
    const button = this.band.getByRole('button', { name: exactly(label) });
    if ((await button.count()) > 0) await button.click();
    else {
      await this.band.getByRole('button', { name: 'Andere acties' }).click();
      await this.page.getByRole('menuitem', { name: exactly(label) }).click();
    }
    await this.drawer.getByRole('button', { name: exactly(label) }).waitFor();
  }

  /** Where a step is filled in: beside the case, or under what is handed over with it. */
  get drawer(): Locator {
    return this.page.getByRole('dialog').or(this.page.getByRole('region', { name: 'Wat er gebeurt als u indient' }));
  }

  async fill(answers: Answers): Promise<void> {
    await fillForm(this.drawer, answers);
  }

  async send(label: string): Promise<void> {
    await this.drawer.getByRole('button', { name: exactly(label) }).click();
  }

  /** The steps that this person can take now. */
  async buttons(): Promise<string[]> {
    await this.band.waitFor({ timeout: patience });
    return this.band.locator('[data-no-print] > button').allInnerTexts();
  }

  /** The one that stands out among them. */
  async primary(): Promise<string[]> {
    return this.band.locator('button[data-variant=filled]').allInnerTexts();
  }

  /** A part of the shared form, opened. */
  async section(title: string): Promise<Locator> {
    const heading = this.page.getByRole('button', { name: new RegExp(`^${title}`) });
    await heading.waitFor({ timeout: patience });
    if ((await heading.getAttribute('aria-expanded')) === 'false') await heading.click();
    return this.page.getByRole('region', { name: new RegExp(`^${title}`) });
  }

  /** Writes in the own part of the form and waits until it has saved itself. */
  async write(title: string, answers: Answers): Promise<void> {
    const section = await this.section(title);
    await fillForm(section, answers);
    await section.getByRole('status').filter({ hasText: 'Bewaard om' }).waitFor({ timeout: patience });
  }

  /** Moves the clock of the demonstration, as its bar on the page does. */
  async waitDays(days: number): Promise<void> {
    await this.page.getByRole('button', { name: /^Demoklok/ }).click();
    const panel = this.page.getByRole('dialog', { name: 'Demoklok' });
    await panel.getByLabel('Ander aantal dagen').fill(String(days));
    await panel.getByRole('button', { name: 'Vooruitzetten' }).click();
    await panel.getByText(/^Het is nu .* verstreken/).waitFor({ timeout: patience });
    await this.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  }

  async leave(): Promise<void> {
    await this.#context.close();
  }
}
