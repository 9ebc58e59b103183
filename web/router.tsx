import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { asCaseSearch } from './case/case-search.ts';
import { asCompareSearch, asFormsSearch } from './editor/form-search.ts';
import { Root } from './shell/Root.tsx';
import { Broken } from './states/Broken.tsx';
import { NotFound } from './states/NotFound.tsx';
import { asWorklistSearch } from './worklist/worklist-search.ts';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

const worklist = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: asWorklistSearch,
  component: lazyRouteComponent(() => import('./worklist/WorklistPage.tsx')),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/aanmelden',
  component: lazyRouteComponent(() => import('./register/RegisterPage.tsx')),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/zaken/$caseId',
  validateSearch: asCaseSearch,
  component: lazyRouteComponent(() => import('./case/CasePage.tsx')),
});

const check = createRoute({
  getParentRoute: () => root,
  path: '/zaken/$caseId/nakijken/$event',
  component: lazyRouteComponent(() => import('./case/CheckPage.tsx')),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/berichten',
  component: lazyRouteComponent(() => import('./inbox/InboxPage.tsx')),
});

const preferences = createRoute({
  getParentRoute: () => root,
  path: '/voorkeuren',
  component: lazyRouteComponent(() => import('./preferences/PreferencesPage.tsx')),
});

const calculator = createRoute({
  getParentRoute: () => root,
  path: '/termijn',
  component: lazyRouteComponent(() => import('./calculator/CalculatorPage.tsx')),
});

const forms = createRoute({
  getParentRoute: () => root,
  path: '/beheer/formulier',
  validateSearch: asFormsSearch,
  component: lazyRouteComponent(() => import('./editor/FormsPage.tsx')),
});

const formDraft = createRoute({
  getParentRoute: () => root,
  path: '/beheer/formulier/klad',
  component: lazyRouteComponent(() => import('./editor/EditorPage.tsx')),
});

const formCompare = createRoute({
  getParentRoute: () => root,
  path: '/beheer/formulier/vergelijk',
  validateSearch: asCompareSearch,
  component: lazyRouteComponent(() => import('./editor/ComparePage.tsx')),
});

const formVersion = createRoute({
  getParentRoute: () => root,
  path: '/beheer/formulier/$version',
  component: lazyRouteComponent(() => import('./editor/VersionPage.tsx')),
});

const keeping = [forms, formDraft, formCompare, formVersion] as const;

const failedWork = createRoute({
  getParentRoute: () => root,
  path: '/beheer/werk',
  component: lazyRouteComponent(() => import('./work/FailedWorkPage.tsx')),
});

const organisations = createRoute({
  getParentRoute: () => root,
  path: '/beheer/organisaties',
  component: lazyRouteComponent(() => import('./organisations/OrganisationsPage.tsx')),
});

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/beheer/organisaties/$organisatie',
  component: lazyRouteComponent(() => import('./organisations/OrganisationPage.tsx')),
});

const members = createRoute({
  getParentRoute: () => root,
  path: '/beheer/organisatie',
  component: lazyRouteComponent(() => import('./organisations/MembersPage.tsx')),
});

const slots = createRoute({
  getParentRoute: () => root,
  path: '/beheer/plaatsen',
  component: lazyRouteComponent(() => import('./organisations/SlotsPage.tsx')),
});

const emergency = createRoute({
  getParentRoute: () => root,
  path: '/noodtoegang',
  component: lazyRouteComponent(() => import('./emergency/EmergencyPage.tsx')),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/beheer/logboek',
  component: lazyRouteComponent(() => import('./audit/AuditPage.tsx')),
});

const personas = createRoute({
  getParentRoute: () => root,
  path: '/wissel',
  component: lazyRouteComponent(() => import('./start/PersonasPage.tsx')),
});

const code = createRoute({
  getParentRoute: () => root,
  path: '/code',
  component: lazyRouteComponent(() => import('./door/CodePage.tsx')),
});

const ownDoor = createRoute({
  getParentRoute: () => root,
  path: '/mijn',
  component: lazyRouteComponent(() => import('./link/OwnDoor.tsx')),
});

const choose = createRoute({
  getParentRoute: () => root,
  path: '/wie',
  component: lazyRouteComponent(() => import('./door/ChoosePage.tsx')),
});

const switching = createRoute({
  getParentRoute: () => root,
  path: '/rol',
  component: lazyRouteComponent(() => import('./door/SwitchPage.tsx')),
});

const bind = createRoute({
  getParentRoute: () => root,
  path: '/koppelen',
  component: lazyRouteComponent(() => import('./door/BindPage.tsx')),
});

const notSignedIn = createRoute({
  getParentRoute: () => root,
  path: '/niet-aangemeld',
  component: lazyRouteComponent(() => import('./door/TroublePage.tsx')),
});

const ownSessions = createRoute({
  getParentRoute: () => root,
  path: '/aanmeldingen',
  component: lazyRouteComponent(() => import('./sessions/SessionsPage.tsx')),
});

const signingIn = [code, ownDoor, choose, switching, bind, notSignedIn, ownSessions] as const;

const statement = createRoute({
  getParentRoute: () => root,
  path: '/toegankelijkheid',
  component: lazyRouteComponent(() => import('./statement/StatementPage.tsx')),
});

const handbook = createRoute({
  getParentRoute: () => root,
  path: '/handleiding',
  component: lazyRouteComponent(() => import('./handbook/HandbookPage.tsx')),
});

const handbookTask = createRoute({
  getParentRoute: () => root,
  path: '/handleiding/$taak',
  component: lazyRouteComponent(() => import('./handbook/HandbookPage.tsx')),
});

const tree = root.addChildren([
  worklist,
  register,
  oneCase,
  check,
  inbox,
  preferences,
  calculator,
  personas,
  ...signingIn,
  statement,
  ...keeping,
  failedWork,
  organisations,
  organisation,
  members,
  slots,
  emergency,
  audit,
  handbook,
  handbookTask,
]);

/** Filters stand in the address as plain words, so that a link can be read and sent. */
export function makeRouter() {
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    defaultErrorComponent: Broken,
    scrollRestoration: true,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const filled = Object.entries(search as Record<string, unknown>).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
      );
      return filled.length > 0 ? `?${new URLSearchParams(filled).toString()}` : '';
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
