import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';

/** What stands before a server: https to the outside, plain http to the process behind it. */
export interface HttpsDoor {
  address: string;
  /** From now on requests go there. */
  leadTo: (address: string) => void;
  close: () => Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Opens a door with a certificate of its own, made in `folder`. Pages come from `webDirectory`, as the sources are now: a
 * process would hand out what an earlier build left in the checkout.
 */
export async function openHttpsDoor(folder: string, webDirectory: string): Promise<HttpsDoor> {
  const [key, cert] = [path.join(folder, 'door.key'), path.join(folder, 'door.crt')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    cert,
    ...subject,
  ];
  execFileSync('openssl', made, { stdio: 'ignore' });
  let behind = '';
  const server = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const url = request.url ?? '/';
    if (!/^\/(?:api|wachtrijen)(?:[/?]|$)/.test(url)) return handOut(webDirectory, url, response);
    const { hostname, port } = new URL(behind);
    const onward = http.request(
      { hostname, port, method: request.method, path: url, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return {
    address: `https://127.0.0.1:${port}`,
    leadTo: (address) => (behind = address),
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

function handOut(webDirectory: string, url: string, response: http.ServerResponse): void {
  const wanted = path.join(webDirectory, path.normalize(new URL(url, 'https://door').pathname));
  const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : path.join(webDirectory, 'index.html');
  response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
  response.end(readFileSync(file));
}
