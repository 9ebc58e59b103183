import http from 'node:http';

/** One connection pool to one server, which answers nothing but good. */
export interface HttpLoad {
  /** Sends a request and reads the whole answer; throws for anything but 2xx. */
  send: (
    path: string,
    request?: { method?: string; headers?: Record<string, string>; body?: string },
  ) => Promise<string>;
  close: () => void;
}

/** A client with so many connections that stay open: `node:http` itself costs the machine less than `fetch`. */
export function openHttpLoad(address: string, connections: number, cookie = ''): HttpLoad {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(address);
  return {
    send: (path, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((answered, failed) => {
        const sent = http.request(
          {
            agent,
            hostname,
            port,
            path,
            method,
            headers: {
              origin: address,
              cookie,
              ...(body === undefined
                ? {}
                : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
              ...headers,
            },
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('error', failed);
            response.on('end', () => {
              const text = Buffer.concat(chunks).toString();
              const { statusCode = 0 } = response;
              if (statusCode >= 200 && statusCode < 300) answered(text);
              else failed(new Error(`${method} ${path} was answered with ${statusCode}: ${text.slice(0, 300)}`));
            });
          },
        );
        sent.on('error', failed);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** Signs a persona of the demonstration in; answers the cookie. */
export async function signIn(address: string, persona: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/demo/sign-in`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  if (!response.ok) throw new Error(`${persona} could not sign in: ${response.status} ${await response.text()}`);
  const [cookie = ''] = response.headers.getSetCookie();
  return cookie.split(';', 1)[0] ?? '';
}
