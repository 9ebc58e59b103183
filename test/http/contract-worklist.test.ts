import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseCounts, CaseListItem, CaseView, listSorts, page } from '../../src/contract/case.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { personaOf, problemIn } from './contract-support.ts';
import { ask } from './support.ts';
import { linkTo, openWalkNetwork, type Persona, type WalkNetwork } from './walk/walk-network.ts';

const Page = page(CaseListItem);
const stages = [
  'awaitingSchoolSection',
  'awaitingClbSection',
  'awaitingProviderAnswer',
  'pathwayRunning',
  'closed',
] as const;

describeOnBothDatabases('the worklist', (database) => {
  let net: WalkNetwork;
  let small: SmallNetwork;
  let link: Persona;
  const ids: string[] = [];
  beforeAll(async () => {
    net = await openWalkNetwork(database());
    small = await openSmallNetwork(database(), { now: null });
    for (const [index, stage] of [...stages, ...stages, ...stages].entries()) {
      // Names that LIKE would read as a pattern; some terms run out on the way.
      const pupil = ['Robin', 'Noor 50%', 'Bo_b'][index % 3] ?? '';
      ids.push((await small.startCaseAt(stage, { pupil, by: 'school' })).id);
      if (index % 5 === 4) await small.advance(new Date(Date.parse(await small.now()) + 5 * 86_400_000).toISOString());
    }
    await small.act('clb', ids[1] ?? '', 'clockStopped', { reason: 'illness', text: 'ziek' });
    await small.act('clb', ids[6] ?? '', 'slotFilled', { member: 'clb-anchor' });
    link = await linkTo(net, ids[0] ?? '');
  });
  afterAll(() => net.app.close());

  const as = (id: string): Persona => personaOf(net, id);
  const get = ({ cookie }: Persona, url: string) => ask(net.app, { url: `/api/v1${url}`, cookie });
  const list = async (who: Persona, query = ''): Promise<CaseListItem[]> => {
    const items: CaseListItem[] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? '' : `&cursor=${cursor}`;
      const answer = await get(who, `/cases?${query}${next}`);
      expect(answer.statusCode, answer.body).toBe(200);
      const read = Page.parse(answer.json());
      items.push(...read.items);
      cursor = read.nextCursor;
    } while (cursor !== null);
    return items;
  };
  const detail = async (who: Persona, id: string): Promise<CaseView | undefined> => {
    const answer = await get(who, `/cases/${id}`);
    return answer.statusCode === 200 ? CaseView.parse(answer.json()) : undefined;
  };
  const everybody = (): Persona[] => [
    ...['clb-member', 'clb-anchor', 'clb2-member', 'school-member', 'pbd-member', 'provider-member'].map(as),
    ...['coordinator-member', 'outsider-member', 'youth-member'].map(as),
  ];

  test('is not for a personal link, which is for one page', async () => {
    for (const path of ['/cases', '/cases/counts', '/procedures'])
      expect(problemIn(await get(link, path)), path).toEqual([404, 'notFound']);
  });

  test('is the union of what the reader can open, and says the same about it', async () => {
    for (const who of everybody()) {
      const items = await list(who, 'state=all');
      const views = (await Promise.all(ids.map((id) => detail(who, id)))).filter((view) => view !== undefined);
      expect(items.map(({ id }) => id).toSorted()).toEqual(views.map(({ id }) => id).toSorted());
      for (const item of items) {
        const view = views.find(({ id }) => id === item.id);
        const { nextDeadline, ...head } = item;
        expect(view).toMatchObject(head);
        const running = view?.deadlines.find(({ paused }) => !paused) ?? view?.deadlines[0] ?? null;
        expect(nextDeadline).toEqual(running);
      }
    }
  });

  test('filters by stage, procedure, holder, overdue and state as the details say', async () => {
    for (const who of everybody()) {
      const all = await list(who, 'state=all');
      const views = await Promise.all(all.map(({ id }) => detail(who, id)));
      const idsOf = (fits: (view: CaseView) => boolean): string[] =>
        views
          .filter((view) => view !== undefined && fits(view))
          .map((view) => view?.id ?? '')
          .toSorted();
      const listed = async (query: string) => (await list(who, query)).map(({ id }) => id).toSorted();
      for (const stage of stages) expect(await listed(`stage=${stage}`)).toEqual(idsOf((view) => view.stage === stage));
      expect(await listed('')).toEqual(idsOf((view) => !view.final));
      expect(await listed('state=closed')).toEqual(idsOf((view) => view.final));
      expect(await listed('procedure=naft')).toEqual(idsOf((view) => !view.final));
      expect(await listed('procedure=consult')).toEqual([]);
      expect(await listed('holder=mine')).toEqual(idsOf((view) => view.holder?.isMine ?? false));
      expect(await listed('holder=provider')).toEqual(idsOf((view) => view.holder?.organisation?.id === 'provider'));
      const isLate = (view: CaseView) => view.deadlines.some(({ overdue }) => overdue);
      expect(await listed('overdue=true')).toEqual(idsOf((view) => !view.final && isLate(view)));
      expect(await listed('overdue=false')).toEqual(idsOf((view) => !view.final && !isLate(view)));
      const now = Date.parse(await small.now());
      const inWeek = ({ deadlines }: CaseView) => {
        const ahead =
          Math.min(...deadlines.filter(({ paused }) => !paused).map(({ dueAt }) => Date.parse(dueAt))) - now;
        return ahead > 0 && ahead <= 7 * 86_400_000;
      };
      const soon = idsOf((view) => !view.final && inWeek(view));
      expect(await listed('due=week')).toEqual(soon);
      const counts = CaseCounts.parse((await get(who, '/cases/counts')).json());
      const open = idsOf((view) => !view.final).length;
      const mine = idsOf((view) => view.holder?.isMine ?? false).length;
      const me = (await listed('holder=me')).length;
      const overdue = idsOf((view) => !view.final && isLate(view)).length;
      expect(counts).toEqual({ open, me, mine, overdue, dueThisWeek: soon.length });
    }
  });

  test('holder=me leaves out what a colleague holds', async () => {
    const [mine, colleague] = [await list(as('clb-member'), 'holder=me'), await list(as('clb-anchor'), 'holder=me')];
    expect(mine.map(({ id }) => id)).not.toContain(ids[6]);
    expect(colleague.map(({ id }) => id)).toContain(ids[6]);
  });

  test.each(listSorts)('sorts by %s, in pages of any size, each case exactly once', async (sort) => {
    for (const who of [as('clb-member'), as('coordinator-member')]) {
      const whole = await list(who, `state=all&limit=200&sort=${sort}`);
      expect(whole).toHaveLength(ids.length);
      for (const limit of [1, 4, 14, 15, 16])
        expect((await list(who, `state=all&limit=${limit}&sort=${sort}`)).map(({ id }) => id)).toEqual(
          whole.map(({ id }) => id),
        );
      const keys = whole.map((item) => keyOf(item, sort));
      expect(keys).toEqual(keys.toSorted(sort.startsWith('-') ? (a, b) => order(b, a) : order));
    }
  });

  test('a page that waits is not disturbed by what happens meanwhile', async () => {
    const who = as('coordinator-member');
    for (const sort of ['number', '-number', 'dueAt', '-dueAt', 'needsMe'] as const) {
      const before = (await list(who, `sort=${sort}&limit=200`)).map(({ id }) => id);
      const first = Page.parse((await get(who, `/cases?limit=3&sort=${sort}`)).json());
      const added = (await small.startCase({ by: 'school' })).id;
      await small.act('clb', ids[0] ?? '', 'noteAdded', { text: 'Nota', layer: 'schoolShareable' });
      const seen = first.items.map(({ id }) => id);
      let cursor = first.nextCursor;
      while (cursor !== null) {
        const answer = await get(who, `/cases?limit=3&sort=${sort}&cursor=${cursor}`);
        expect(answer.statusCode, `${sort} ${cursor} ${answer.body}`).toBe(200);
        const next = Page.parse(answer.json());
        seen.push(...next.items.map(({ id }) => id));
        cursor = next.nextCursor;
      }
      expect(seen.filter((id) => id !== added)).toEqual(before);
    }
  });

  test('a cursor of another sort, or made up, is 400', async () => {
    const who = as('clb-member');
    const { nextCursor } = Page.parse((await get(who, '/cases?limit=1&sort=number')).json());
    const wrap = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
    const made = [
      nextCursor,
      'x',
      '',
      wrap(['dueAt', '', '', '']),
      wrap(['dueAt', 'a\0', 'b', 'c']),
      wrap([1]),
      wrap({}),
    ];
    const uuid = crypto.randomUUID();
    made.push(wrap(['dueAt', '2026-13-45T00:00:00.000Z', '26-AAAAAA', uuid]), wrap(['dueAt', '\ud800', '', uuid]));
    for (const cursor of made)
      expect(problemIn(await get(who, `/cases?sort=dueAt&cursor=${cursor}`)), String(cursor)).toEqual([
        400,
        'invalidInput',
      ]);
  });

  test('q finds by number for all, by name only for who may read it, and takes no pattern', async () => {
    const number = (await detail(as('clb-member'), ids[0] ?? ''))?.number ?? '';
    const found = async (who: Persona, q: string) => (await list(who, `state=all&q=${encodeURIComponent(q)}`)).length;
    for (const who of [as('clb-member'), as('school-member'), as('coordinator-member'), as('pbd-member')]) {
      expect(await found(who, number)).toBe(1);
      expect(await found(who, ` ${number.toLowerCase()} `)).toBe(1);
    }
    for (const who of [as('coordinator-member'), as('pbd-member'), as('outsider-member'), as('youth-member')])
      for (const name of ['Robin', 'robin', 'Rob', '50%']) expect(await found(who, name), `${who.id} ${name}`).toBe(0);
    expect(await found(as('clb-member'), 'robin')).toBeGreaterThan(4);
    expect(await found(as('clb-member'), '50%')).toBe(5);
    expect(await found(as('clb-member'), '%')).toBe(5);
    expect(await found(as('clb-member'), '_')).toBe(5);
    expect(await found(as('clb-member'), '\\')).toBe(0);
  });

  test('an unknown stage, holder or procedure finds nothing; an unknown sort, state or parameter is 400', async () => {
    const who = as('clb-member');
    for (const query of ['stage=nergens', 'holder=niemand', 'procedure=anders', 'q='])
      expect((await get(who, `/cases?${query}`)).statusCode).toBe(200);
    for (const query of ['sort=naam', 'state=half', 'foo=1', 'limit=0', 'limit=201', 'limit=x', 'overdue=ja'])
      expect(problemIn(await get(who, `/cases?${query}`))).toEqual([400, 'invalidInput']);
  });
});

const far = '9999';

/** What a sort goes by, as far as the list shows it. */
function keyOf(item: CaseListItem, sort: string): string {
  // A deadline that stands still is shown and is not the next one.
  const due = item.nextDeadline === null || item.nextDeadline.paused ? far : item.nextDeadline.dueAt;
  switch (sort.replace('-', '')) {
    case 'number':
      return item.number;
    case 'stageSince':
      return item.stageSince;
    case 'dueAt':
      return due;
    default:
      return `${item.final ? 2 : item.holder?.isMine ? 0 : 1} ${due}`;
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
