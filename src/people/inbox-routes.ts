import { z } from 'zod';
import { readerOf } from '../access/gate.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { page } from '../contract/case.ts';
import { refuse } from '../contract/refusal.ts';
import { fieldMessages } from '../contract/nl/problems.ts';
import { InboxQuery, Notice } from '../contract/session.ts';
import { countUnread, listNotices, markRead } from './inbox.ts';

const Unread = z.object({ unread: z.int() });
const tags = ['Berichten'];

/** The messages of an organisation or member: what changed, never a name or content. */
export const inboxRoutes: RoutePlugin = (app, { db }) => {
  app.get(
    '/inbox',
    {
      config: { policy: 'inbox' },
      schema: { tags, summary: 'Berichten', querystring: InboxQuery, response: { 200: page(Notice), ...refused } },
    },
    (request) => {
      const { limit, cursor, unread } = request.query;
      if (cursor !== undefined && !z.uuid().safeParse(cursor).success)
        return refuse('invalidInput', {
          errors: [{ path: 'cursor', field: 'Plaats in de lijst', message: fieldMessages.notAnId }],
        });
      return listNotices(db, readerOf(request), { limit, after: cursor, onlyUnread: unread === 'true' });
    },
  );

  app.post(
    '/inbox/:id/read',
    {
      config: { policy: 'inbox' },
      schema: {
        tags,
        summary: 'Bericht gelezen',
        params: z.object({ id: z.uuid() }),
        response: { 200: Unread, ...refused },
      },
    },
    async (request) => {
      const reader = readerOf(request);
      if ((await markRead(db, reader, request.params.id)) === 0) return refuse('notFound');
      return { unread: await countUnread(db, reader) };
    },
  );

  app.post(
    '/inbox/read-all',
    { config: { policy: 'inbox' }, schema: { tags, summary: 'Alles gelezen', response: { 200: Unread, ...refused } } },
    async (request) => {
      const reader = readerOf(request);
      await markRead(db, reader);
      return { unread: await countUnread(db, reader) };
    },
  );
};
