import { randomUUID } from 'node:crypto';
import { grantApplication } from '../../src/start/grant-application.ts';
import { openDatabase, type Database } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { exampleVariant } from '../../src/afsprakenkader/example-set.ts';
import { addAttachment } from '../../src/attachments/add-attachment.ts';
import { administer } from '../bench/durable-postgres.ts';
import { Application } from '../chaos/application.ts';
import { samples } from '../attachments/sample-files.ts';
import { accessOf, answered, filledCase, playToTheEnd, secrets } from '../papers/filled-case.ts';
import { stepsTo, type ReachableStage } from '../support/naft-steps.ts';
import { openRedis, type RedisServer } from '../support/redis-server.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { network } from '../support/small-network-organisations.ts';
import { testMasterKeys } from '../support/test-vault.ts';

/** A server as a province runs it, with cases in every stage in which canary words stand. */
export interface FuzzHouse {
  address: string;
  redis: RedisServer;
  /** As its owner. */
  databaseUrl: string;
  /** What the process wrote so far, on both streams. */
  said: () => string;
  close: () => Promise<void>;
}

/** One word for each layer, in a name, in answers, in notes and in a file. */
export const canaries = {
  identity: secrets.pupil,
  schoolShareable: 'Ooievaar',
  helpShareable: 'Wielewaal',
  clbOnly: 'Kwartel',
  clbNote: 'Lijster',
  file: 'Putter',
} as const;
export type Canary = keyof typeof canaries;

const agreed = { settings: { attachments: 'on' } } as const;

/** Migrates and fills a database, and starts one process of both roles on it with a Redis of its own. */
export async function openFuzzHouse(folder: string, postgresUrl: string): Promise<FuzzHouse> {
  const name = `fuzz_${randomUUID().slice(0, 8)}`;
  await administer(`${postgresUrl}/postgres`, `create database ${name}`);
  const databaseUrl = `${postgresUrl}/${name}`;
  const applicationUrl = await prepare(databaseUrl);
  const redis = await openRedis(folder);
  const application = new Application(folder, {
    AANZET_ROLES: 'http,worker',
    AANZET_DEMO: 'true',
    AANZET_MASTER_KEYS: testMasterKeys,
    DATABASE_URL: applicationUrl,
    REDIS_URL: redis.url,
  });
  const close = async () => {
    await application.kill();
    await redis.stop();
  };
  try {
    const address = await application.ready();
    return { address, redis, databaseUrl, said: () => application.said, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepare(ownerUrl: string): Promise<string> {
  const database = await openDatabase({ url: ownerUrl });
  try {
    await migrate(database);
    await fill(database);
    await database.kysely.insertInto('setting').values({ name: 'demoReady', value: '{}' }).execute();
    const login = { role: `aanzet_${randomUUID().slice(0, 8)}`, password: randomUUID() };
    await grantApplication(database, login);
    const url = new URL(ownerUrl);
    [url.username, url.password] = [login.role, login.password];
    return url.href;
  } finally {
    await database.close();
  }
}

async function fill(database: Database): Promise<void> {
  const net = await openSmallNetwork(database, { agreed });
  await addPeople(database);
  for (const stage of Object.keys(stepsTo) as ReachableStage[])
    await net.startCaseAt(stage, { pupil: canaries.identity });
  for (const end of [false, true]) {
    const id = await filledCase(net);
    await addWords(net, id);
    if (end) await playToTheEnd(net, id, { returnChecks: 1, returnContact: 'work', returnContactName: 'Boomklever' });
    await database.kysely
      .insertInto('personal_link')
      .values(['pupil', 'parent'].map((slot) => ({ id: `${slot}-${end}`, case_id: id, slot })))
      .execute();
  }
}

async function addWords(net: SmallNetwork, id: string): Promise<void> {
  await net.act('clb', id, 'noteAdded', { text: `${canaries.clbNote} belde terug.`, layer: 'clbOnly' });
  const fields = { kind: 'report', name: `${canaries.file} verslag`, on: '2026-11-12', layer: 'clbOnly' };
  const file = { name: 'verslag.pdf', bytes: Buffer.concat([samples.pdf, Buffer.from(canaries.file)]) };
  const command = { key: net.engine.newId(), actor: net.readers.clb.memberId, bodyHash: 'fuzz' };
  answered(await addAttachment(net.engine, accessOf('clb', 'attachmentWrite'), id, { fields, file }, command, 'fuzz'));
}

/** Whoever the small network lacks: its agreements as a process reads them, an access manager, youth care, another network. */
async function addPeople({ kysely: db }: Database): Promise<void> {
  const set = exampleVariant(agreed);
  await db.insertInto('network').values({ id: 'oost', name: 'Netwerk Oost', product_name: 'Aanzet' }).execute();
  for (const id of [network.id, 'oost'])
    await db
      .insertInto('afsprakenkader')
      .values({
        network_id: id,
        version: set.version,
        valid_from: set.validFrom,
        valid_until: set.validUntil,
        content: JSON.stringify(set),
      })
      .execute();
  const organisations: [string, string, string][] = [
    ['youth', network.id, 'youthCare'],
    ['department', network.id, 'department'],
    ['oost-clb', 'oost', 'clb'],
    ['oost-school', 'oost', 'school'],
    ['oost-net', 'oost', 'coordination'],
  ];
  await db
    .insertInto('organisation')
    .values(
      organisations.map(([id, network_id, kind]) => ({
        id,
        network_id,
        kind,
        name: `Huis ${id}`,
        municipality: 'Waterdam',
        closed: '[]',
      })),
    )
    .execute();
  const members: [string, string, string][] = [
    ['youth-member', 'youth', 'youthCare'],
    ['department-member', 'department', 'department'],
    ['oost-clb-member', 'oost-clb', 'clb'],
    ['oost-school-member', 'oost-school', 'school'],
    ['oost-net-member', 'oost-net', 'coordinator'],
    ['clb-access', 'clb', 'accessManager'],
    // To be changed and ended by access managers, so that nobody who asks loses the place from which they ask.
    ['clb-victim', 'clb', 'clb'],
    ['clb-victim-2', 'clb', 'accessManager'],
    ['oost-victim', 'oost-clb', 'clb'],
  ];
  await db
    .insertInto('member')
    .values(
      members.map(([id, organisation_id, capacity]) => ({
        id,
        organisation_id,
        name: `Kim ${id}`,
        capacity,
        email: `${id}@aanzet.example`,
      })),
    )
    .execute();
}
