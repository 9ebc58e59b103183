import { connect, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** What came back, headers in lower case. */
export interface Answer {
  /** 0 where the line broke or nothing came. */
  status: number;
  headers: ReadonlyMap<string, string>;
  body: Buffer;
  ms: number;
}

/** Longer than any answer may take; what has not come by then did not come. */
const usualPatienceMs = 15_000;
const endOfHead = Buffer.from('\r\n\r\n');

/**
 * One connection that stays open and says exactly the bytes that it is given: a client that builds requests would repair
 * what shall arrive broken.
 */
export class Wire {
  readonly #port: number;
  #socket: Socket | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  /** Sends one request and waits for its one answer; `silent` for HEAD, which has none in the body. */
  async send(request: Buffer, silent: boolean, patienceMs = usualPatienceMs): Promise<Answer> {
    const socket = await this.#open();
    const started = performance.now();
    return new Promise((answered) => {
      let received: Buffer = Buffer.alloc(0);
      const finish = (answer: Omit<Answer, 'ms'>, keep: boolean): void => {
        clearTimeout(late);
        socket.removeAllListeners('data').removeAllListeners('close').removeAllListeners('end');
        if (!keep) this.close();
        answered({ ...answer, ms: performance.now() - started });
      };
      const nothing = { status: 0, headers: new Map<string, string>(), body: Buffer.alloc(0) };
      const late = setTimeout(() => finish(nothing, false), patienceMs);
      const look = (ended: boolean): void => {
        const read = readAnswer(received, silent, ended);
        if (read === 'more') return ended ? finish(nothing, false) : undefined;
        finish(read, !ended && read.headers.get('connection') !== 'close');
      };
      socket.on('data', (chunk: Buffer) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        look(false);
      });
      socket.once('end', () => look(true));
      socket.once('close', () => look(true));
      socket.write(request);
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  async #open(): Promise<Socket> {
    if (this.#socket !== undefined && !this.#socket.destroyed && this.#socket.readyState === 'open')
      return this.#socket;
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    socket.on('error', () => {});
    await new Promise<void>((opened) => socket.once('connect', opened).once('close', () => opened()));
    this.#socket = socket;
    return socket;
  }
}

function readAnswer(bytes: Buffer, silent: boolean, ended: boolean): Omit<Answer, 'ms'> | 'more' {
  const at = bytes.indexOf(endOfHead);
  if (at < 0) return 'more';
  const [line = '', ...lines] = bytes.subarray(0, at).toString('latin1').split('\r\n');
  const status = Number(line.split(' ')[1]);
  const rest = bytes.subarray(at + 4);
  // "Continue": the answer itself comes behind it.
  if (status < 200) return readAnswer(rest, silent, ended);
  const headers = new Map<string, string>();
  for (const one of lines) {
    const colon = one.indexOf(':');
    const [name, value] = [one.slice(0, colon).toLowerCase(), one.slice(colon + 1).trim()];
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  const body = bodyOf(rest, headers, silent || status === 204 || status === 304, ended);
  if (body === 'more') return 'more';
  return { status, headers, body: headers.get('content-encoding') === 'gzip' ? gunzipSync(body) : body };
}

function bodyOf(rest: Buffer, headers: ReadonlyMap<string, string>, silent: boolean, ended: boolean): Buffer | 'more' {
  if (silent) return Buffer.alloc(0);
  if (headers.get('transfer-encoding') === 'chunked') return joinChunks(rest);
  const length = headers.get('content-length');
  if (length === undefined) return ended ? rest : 'more';
  return rest.length < Number(length) ? 'more' : rest.subarray(0, Number(length));
}

function joinChunks(bytes: Buffer): Buffer | 'more' {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return 'more';
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    if (bytes.length < end + 2 + size + 2) return 'more';
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
