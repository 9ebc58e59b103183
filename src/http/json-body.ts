import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../contract/refusal.ts';
import { Refused } from './refused.ts';

/** The largest body, in bytes. */
export const largestBody = 256 * 1024;

const json = /^application\/json(?:; ?charset="?utf-8"?)?$/i;

/**
 * JSON is the only thing that comes in. The media type must be exactly that: parsers that disagree about odd types have
 * been a way around validation. Bytes that are not UTF-8 are refused instead of replaced.
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.decorateRequest('rawBody', '');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    const type = request.headers['content-type'];
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    if (type === undefined && bytes.length === 0) return done(null);
    if (type === undefined || !json.test(type)) return done(new Refused(refuse('unsupportedMediaType')));
    if (bytes.length === 0) return done(null);
    if (!isUtf8(bytes)) return done(new Refused(refuse('malformedBody')));
    request.rawBody = bytes.toString('utf8');
    try {
      done(null, JSON.parse(request.rawBody));
    } catch {
      done(new Refused(refuse('malformedBody')));
    }
  });
}
