import type { Browser, BrowserContext } from 'playwright-core';
import { Person } from '../browser/support/person.ts';

const patienceMs = 20_000;

/** Where a screen is: an address, or a case that has come this far, with a room or a page of its own. */
export type Place = string | { stage: string; room?: Room; page?: string; ofPersona?: string };

type Room = 'formulier' | 'betrokkenen' | 'verloop';

/** Opens windows on one application, each for one persona, with nothing left from the one before. */
export class Visitors {
  readonly #browser: Browser;
  readonly #address: string;

  constructor(browser: Browser, address: string) {
    this.#browser = browser;
    this.#address = address;
  }

  /** A window as wide as asked; nobody has signed in where `who` is null. */
  async open(who: string | null, viewport: { width: number; height: number }): Promise<[BrowserContext, Person]> {
    const context = await this.#browser.newContext({
      viewport,
      locale: 'nl-BE',
      timezoneId: 'Europe/Brussels',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(patienceMs);
    if (who !== null) await this.#signIn(context, who);
    return [context, new Person(context, await context.newPage(), this.#address)];
  }

  /** The address of a place, as its reader finds it. */
  async find(place: Place, who: string | null): Promise<string> {
    if (typeof place === 'string') return place;
    const { stage, room, page, ofPersona = who } = place;
    if (ofPersona === null) throw new Error('Nobody has no cases');
    const context = await this.#browser.newContext();
    try {
      await this.#signIn(context, ofPersona);
      const found = await context.request.get(`${this.#address}/api/v1/cases?state=all&limit=1&stage=${stage}`);
      const { items } = (await found.json()) as { items: { id: string }[] };
      if (items[0] === undefined) throw new Error(`${ofPersona} has no case in ${stage}`);
      return `/zaken/${items[0].id}${page === undefined ? '' : `/${page}`}${room === undefined ? '' : `?tab=${room}`}`;
    } finally {
      await context.close();
    }
  }

  async #signIn(context: BrowserContext, persona: string): Promise<void> {
    const answer = await context.request.post(`${this.#address}/api/v1/demo/sign-in`, {
      headers: { origin: this.#address, 'idempotency-key': crypto.randomUUID() },
      data: { persona },
    });
    if (!answer.ok()) throw new Error(`${persona} cannot sign in: ${await answer.text()}`);
  }
}
