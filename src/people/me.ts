import type { Db } from '../../db/database.ts';
import { may } from '../access/policy.ts';
import { actorOf } from '../access/request-command.ts';
import type { Reader } from '../access/reader.ts';
import { capacityTexts } from '../contract/nl/people.ts';
import type { Me } from '../contract/session.ts';
import { countUnread } from './inbox.ts';

/** Who the reader is, as the reader's own screen shows it. */
export async function describeMe(db: Db, reader: Reader, demo: boolean): Promise<Me> {
  const { name, capacity, network } = reader;
  return {
    id: actorOf(reader),
    name: reader.kind === 'link' ? (capacityTexts[capacity] ?? name) : name,
    capacity,
    capacityLabel: capacityTexts[capacity] ?? capacity,
    organisation: reader.kind === 'link' ? null : { id: reader.organisation.id, name: reader.organisation.name },
    // A link may have been forwarded: not even in which region somebody lives.
    network: reader.kind === 'link' ? null : { id: network.id, name: network.name },
    link: reader.kind === 'link',
    caseId: reader.kind === 'link' ? reader.caseId : null,
    unread: may(reader, 'inbox') ? await countUnread(db, reader) : 0,
    level: reader.level,
    byLogin: reader.kind === 'member' && reader.login !== undefined,
    demo,
    productName: network.productName,
  };
}
