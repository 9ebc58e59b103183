import type { Person } from '../browser/support/person.ts';
import type { Place } from './visitor.ts';

type Pattern = string | RegExp;

/** A screen while it is shown to somebody. */
export interface Visit {
  person: Person;
  /** Goes to the screen; does not wait for anything on it. */
  go: () => Promise<void>;
  /** Goes to it and waits until its content is there. */
  open: () => Promise<void>;
}

/** One way in which a screen can look. */
export interface State {
  name: string;
  /** Only where the window is this wide. */
  only?: number;
  arrange: (visit: Visit) => Promise<void>;
}

/** What the list says of a screen. */
interface Description {
  /** Its route in `web/router.tsx`; null where it is shown on any address. */
  route: string | null;
  /** The id of the persona who looks; null: nobody has signed in. */
  who: string | null;
  place: Place;
  /** What is read when its content is there. */
  shows: Pattern;
  /** The requests without which it has no content, as a pattern of addresses: they will be late, broken or missing. */
  asks?: string;
  /** What `asks` answers when there is nothing, and what is read then. */
  empty?: { answer: unknown; shows: Pattern };
  /** What can be opened, filled in or asked on it, starting from its content. */
  opened?: Record<string, ((visit: Visit) => Promise<void>) | { only: number; arrange: State['arrange'] }>;
}

export interface Screen extends Description {
  name: string;
  states: readonly State[];
}

/** A screen with the states that every screen has, and those of its own. */
export function screen(name: string, description: Description): Screen {
  const { asks, empty, opened = {} } = description;
  const normal: State = { name: 'normal', arrange: ({ open }) => open() };
  const own = Object.entries(opened).map(([title, what]): State => {
    const { arrange, ...limits } = typeof what === 'function' ? { arrange: what } : what;
    return {
      name: title,
      ...limits,
      arrange: async (visit) => {
        await visit.open();
        await arrange(visit);
      },
    };
  });
  const states = [
    normal,
    ...(asks === undefined ? [] : [loading(asks), failing(asks)]),
    ...(asks === undefined || empty === undefined ? [] : [emptied(asks, empty)]),
    offline,
    ...own,
  ];
  return { name, ...description, states };
}

const loading = (asks: string): State => ({
  name: 'loading',
  arrange: async ({ person, go }) => {
    await person.page.route(asks, () => {});
    const asked = person.page.waitForRequest(asks);
    await go();
    await asked;
    await person.page.getByText('Wordt geladen…').first().waitFor({ state: 'attached' });
  },
});

const failing = (asks: string): State => ({
  name: 'error',
  arrange: async ({ person, go }) => {
    await person.page.route(asks, (route) => route.fulfill({ status: 500, body: '' }));
    await go();
    await person.sees('De server antwoordt niet zoals verwacht');
  },
});

const emptied = (asks: string, { answer, shows }: NonNullable<Description['empty']>): State => ({
  name: 'empty',
  arrange: async ({ person, go }) => {
    await person.page.route(asks, (route) => route.fulfill({ json: answer }));
    await go();
    await person.sees(shows);
  },
});

const offline: State = {
  name: 'offline',
  arrange: async ({ person, open }) => {
    await open();
    await person.page.context().setOffline(true);
    await person.sees('Geen verbinding.');
  },
};
