import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { answerNotFound } from './error-answers.ts';

const aYear = 'public, max-age=31536000, immutable';

/**
 * The built web part: each file a route of its own (so that no address is ever turned into a path), and `index.html` for
 * the addresses that the browser's router knows. Files in `assets/` carry a hash in their name and may be kept for ever.
 */
export async function serveWeb(app: FastifyInstance, directory: string | undefined): Promise<void> {
  const root = directory === undefined ? undefined : path.resolve(directory);
  const indexFile = root === undefined ? '' : path.join(root, 'index.html');
  if (root === undefined || !existsSync(indexFile)) {
    app.setNotFoundHandler(answerNotFound);
    return;
  }
  await app.register(async (files) => {
    files.addHook('onRoute', (route) => {
      route.config = { ...route.config, policy: 'public' };
    });
    await files.register(fastifyStatic, {
      root,
      wildcard: false,
      // The build puts a compressed twin beside each file; those are no pages of their own.
      preCompressed: true,
      globIgnore: ['**/*.br', '**/*.gz'],
      cacheControl: false,
      setHeaders: (reply, file) => {
        const hashed = path.relative(root, file).startsWith(`assets${path.sep}`);
        reply.header('cache-control', hashed ? aYear : 'no-cache');
      },
    });
  });
  const index = readFileSync(indexFile, 'utf8');
  app.setNotFoundHandler((request, reply) => {
    const asksForPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (!asksForPage || /^\/(?:api|assets)(?:[/?]|$)/.test(request.url)) return answerNotFound(request, reply);
    return reply.header('cache-control', 'no-cache').header('content-type', 'text/html; charset=utf-8').send(index);
  });
}
