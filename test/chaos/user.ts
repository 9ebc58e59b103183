/** A request as it goes over the wire; sent again it is the same to the byte. */
export interface Request {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: string;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** The application did not answer: killed, or not there yet. Whether it acted is not known. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** A person of the demonstration at a browser: signed in, one cookie, requests from the application's own pages. */
export class User {
  readonly persona: string;
  readonly #address: () => string;
  #cookie = '';

  /** `address`: where the application is, or where one of its processes is now; throws `NoAnswer` where there is none. */
  constructor(address: string | (() => string), persona: string) {
    this.#address = typeof address === 'string' ? () => address : address;
    this.persona = persona;
  }

  async signIn(): Promise<void> {
    const body = JSON.stringify({ persona: this.persona });
    const { status } = await this.send({ method: 'POST', path: '/demo/sign-in', body });
    if (status !== 200) throw new Error(`${this.persona} could not sign in: ${status}`);
  }

  /** Reads; anything but a good answer is undefined. */
  async read<Body>(path: string): Promise<Body | undefined> {
    const { status, body } = await this.send({ method: 'GET', path });
    return status === 200 ? (body as Body) : undefined;
  }

  /** Throws `NoAnswer` where the connection broke before the whole answer was there. */
  async send({ method, path, body }: Request, key?: string): Promise<Answer> {
    const address = this.#address();
    try {
      const response = await fetch(`${address}/api/v1${path}`, {
        method,
        headers: {
          origin: address,
          cookie: this.#cookie,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      const [cookie] = response.headers.getSetCookie();
      if (cookie !== undefined) this.#cookie = cookie.split(';', 1)[0] ?? '';
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    } catch (error) {
      throw new NoAnswer(`${method} ${path}`, { cause: error });
    }
  }
}
