import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readiness } from '../contract/session.ts';

export interface OpsSettings {
  port: number;
  host: string;
  ready: () => Promise<Readiness['status']>;
  metrics: { contentType: string; expose: () => Promise<string> };
}

export interface OpsServer {
  address: string;
  close: () => Promise<void>;
}

/**
 * A port for those who keep the application running, of every role and never for the public: `/live`, `/ready` (503
 * with why not) and `/metrics` for Prometheus.
 */
export async function openOpsServer({ port, host, ready, metrics }: OpsSettings): Promise<OpsServer> {
  const answers: Record<string, () => Promise<{ status: number; type: string; text: string }>> = {
    '/live': () => Promise.resolve({ status: 200, type: 'application/json', text: '{"status":"ok"}' }),
    '/ready': async () => {
      const status = await ready();
      return { status: status === 'ok' ? 200 : 503, type: 'application/json', text: JSON.stringify({ status }) };
    },
    '/metrics': async () => ({ status: 200, type: metrics.contentType, text: await metrics.expose() }),
  };
  const server: Server = createServer((request, response) => {
    const answer = answers[request.url?.split('?', 1)[0] ?? ''];
    if (answer === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404).end();
      return;
    }
    answer().then(
      ({ status, type, text }) =>
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { port: found } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${found}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
