import type { Db } from '../../db/database.ts';
import type { Reader } from '../access/reader.ts';
import {
  mailTopics,
  usualChoice,
  type MailChoice,
  type MailPreferences,
  type MailTopic,
} from '../contract/mail-choice.ts';
import { mailTopicTexts } from '../contract/nl/mail-topics.ts';

type Member = Extract<Reader, { kind: 'member' }>;

/** What this member chose per topic; the usual choice where there is none yet. */
export async function readMailPreferences(db: Db, { memberId }: Member): Promise<MailPreferences> {
  const chosen = await db
    .selectFrom('mail_choice')
    .select(['topic', 'choice'])
    .where('member_id', '=', memberId)
    .execute();
  const member = await db.selectFrom('member').select('email').where('id', '=', memberId).executeTakeFirst();
  const choices = new Map(chosen.map(({ topic, choice }) => [topic, choice]));
  return {
    address: member?.email ?? null,
    topics: mailTopics.map((id) => ({ id, ...mailTopicTexts[id], choice: choices.get(id) ?? usualChoice[id] })),
  };
}

/** From now on; mails that are under way are not called back. */
export async function chooseMail(db: Db, { memberId }: Member, topic: MailTopic, choice: MailChoice): Promise<void> {
  await db
    .insertInto('mail_choice')
    .values({ member_id: memberId, topic, choice })
    .onConflict((there) => there.columns(['member_id', 'topic']).doUpdateSet({ choice }))
    .execute();
}
