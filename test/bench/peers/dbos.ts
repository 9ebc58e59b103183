import { payloadOf, stepsOfCase, type PeerOptions, type StartPeer } from './peer.ts';

/** What we use of DBOS Transact. */
interface Dbos {
  setConfig: (config: Record<string, unknown>) => void;
  registerWorkflow: <Of>(work: (of: Of) => Promise<void>, options: { name: string }) => (of: Of) => Promise<void>;
  launch: () => Promise<void>;
  shutdown: () => Promise<void>;
  startWorkflow: <Of>(
    workflow: (of: Of) => Promise<void>,
    options: { workflowID: string },
  ) => (of: Of) => Promise<{ getResult: () => Promise<void> }>;
  runStep: <Answer>(work: () => Promise<Answer>, options: { name: string }) => Promise<Answer>;
  send: (workflow: string, message: unknown, topic: string) => Promise<void>;
  recv: (topic: string, seconds: number) => Promise<unknown>;
}

async function launch({ load, url }: PeerOptions): Promise<Dbos> {
  const { DBOS } = (await load('@dbos-inc/dbos-sdk')) as { DBOS: Dbos };
  // Its own default of ten connections does best on two processors.
  const system = { systemDatabaseUrl: url, systemDatabasePoolSize: 10 };
  DBOS.setConfig({ name: 'bench', ...system, logLevel: 'error', runAdminServer: false, enableOTLP: false });
  return DBOS;
}

/** Keeps so many cases going, one after the other per caller, until it is told to stop. */
function keepGoing(callers: number, oneCase: (id: string) => Promise<void>): { stop: () => void } {
  let running = true;
  const caller = async (index: number) => {
    for (let n = 0; running; n += 1) await oneCase(`case-${index}-${n}`);
  };
  for (let index = 0; index < callers; index += 1) {
    caller(index).catch((error: unknown) => {
      if (running) throw error;
    });
  }
  return { stop: () => void (running = false) };
}

/** A workflow of eight steps that wait for nobody. */
export const dbosSteps: StartPeer = async (options) => {
  const dbos = await launch(options);
  const workflow = dbos.registerWorkflow(
    async () => {
      for (let n = 0; n < stepsOfCase; n += 1) {
        const from = performance.now();
        await dbos.runStep(() => Promise.resolve(payloadOf(n)), { name: `step-${n}` });
        options.step(performance.now() - from);
      }
    },
    { name: 'caseOfSteps' },
  );
  await dbos.launch();
  const going = keepGoing(options.callers, async (id) => {
    const handle = await dbos.startWorkflow(workflow, { workflowID: id })(id);
    await handle.getResult();
  });
  return () => {
    going.stop();
    return dbos.shutdown();
  };
};

/** The same, with each step asked for by a message from outside, as a person or a deadline asks for a move. */
export const dbosMessages: StartPeer = async (options) => {
  const dbos = await launch(options);
  const done = new Map<string, () => void>();
  const workflow = dbos.registerWorkflow(
    async (id: string) => {
      for (let n = 0; n < stepsOfCase; n += 1) {
        const message = await dbos.recv('event', 3600);
        await dbos.runStep(() => Promise.resolve(message), { name: `step-${n}` });
        done.get(id)?.();
      }
    },
    { name: 'caseOfMessages' },
  );
  await dbos.launch();
  const going = keepGoing(options.callers, async (id) => {
    const handle = await dbos.startWorkflow(workflow, { workflowID: id })(id);
    for (let n = 0; n < stepsOfCase; n += 1) {
      const from = performance.now();
      const stepDone = new Promise<void>((resolve) => done.set(id, resolve));
      await dbos.send(id, payloadOf(n), 'event');
      await stepDone;
      options.step(performance.now() - from);
    }
    done.delete(id);
    await handle.getResult();
  });
  return () => {
    going.stop();
    return dbos.shutdown();
  };
};
