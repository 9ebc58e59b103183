import { readerOf } from '../access/gate.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { ChooseMail, MailPreferences } from '../contract/mail-choice.ts';
import { refuse } from '../contract/refusal.ts';
import { chooseMail, readMailPreferences } from './mail-choices.ts';

const tags = ['Berichten'];
const response = { 200: MailPreferences, ...refused };

/** Which messages a member also wants by mail; each member chooses for nobody else. */
export const mailChoiceRoutes: RoutePlugin = (app, { db }) => {
  app.get(
    '/preferences/mail',
    { config: { policy: 'inbox' }, schema: { tags, summary: 'Mail bij berichten', response } },
    (request) => {
      const reader = readerOf(request);
      return reader.kind === 'member' ? readMailPreferences(db, reader) : refuse('notFound');
    },
  );

  app.put(
    '/preferences/mail',
    {
      config: { policy: 'inbox' },
      schema: { tags, summary: 'Mail bij berichten kiezen', body: ChooseMail, response },
    },
    async (request) => {
      const reader = readerOf(request);
      if (reader.kind !== 'member') return refuse('notFound');
      await chooseMail(db, reader, request.body.topic, request.body.choice);
      return readMailPreferences(db, reader);
    },
  );
};
