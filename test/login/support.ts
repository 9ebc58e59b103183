import type { Db } from '../../db/database.ts';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { renewCode } from '../../src/people/sign-in-codes.ts';
import { ask, origin, testApp } from '../http/support.ts';
import { signInThere, type Account } from '../support/identity-provider.ts';
import type { LoginSettings } from '../../src/settings.ts';

/** The application of a server where people sign in by this provider. */
export const loginApp = (db: Db, login: LoginSettings): Promise<RouteApp> =>
  testApp(db, { demo: false, mode: 'server', login, publicOrigin: origin });

/** A browser that keeps its cookies, and forgets those that it is told to. */
export class TestBrowser {
  readonly #app: RouteApp;
  readonly #cookies = new Map<string, string>();

  constructor(app: RouteApp) {
    this.#app = app;
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  /** Puts a cookie there that somebody else chose. */
  plant(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  async ask(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const options = { method, url: url.replace(origin, ''), ...(payload === undefined ? {} : { payload }) };
    const answer = await ask(this.#app, { ...options, ...(cookie === '' ? {} : { cookie }) });
    for (const { name, value } of answer.cookies) {
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }

  /** Begins a sign-in and answers where the application sends the browser. */
  async begin(to = '/'): Promise<string> {
    const answer = await this.ask('GET', `/api/v1/session/oidc?to=${encodeURIComponent(to)}`);
    return answer.headers.location ?? `${answer.statusCode}`;
  }

  /** Goes all the way; answers the page on which it ends. */
  async signIn(account: Account | 'stops', to = '/'): Promise<string> {
    return this.comeBack(await signInThere(await this.begin(to), account, origin));
  }

  async comeBack(address: string): Promise<string> {
    const answer = await this.ask('GET', address);
    return answer.headers.location ?? `${answer.statusCode} ${answer.body}`;
  }

  async me(): Promise<{ id: string; level: string; byLogin: boolean } | number> {
    const answer = await this.ask('GET', '/api/v1/me');
    return answer.statusCode === 200 ? answer.json() : answer.statusCode;
  }

  /** Signs in there and then types the code of a membership, which adds it to the login. */
  async bind(account: Account, db: Db, member: string) {
    const bind = (await this.signIn(account)) === '/koppelen' ? 'waiting' : 'session';
    return this.ask('POST', '/api/v1/sign-in', { code: (await renewCode(db, member, 'test')).code, bind });
  }
}
