import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  ArrowLeftRight,
  Bell,
  Building2,
  CalendarClock,
  FilePlus2,
  ListTodo,
  ScrollText,
  ShieldAlert,
  SquarePen,
  Users,
  Wrench,
} from 'lucide-react';
import { failedWorkTitle } from '../../src/contract/nl/failed-work-page.ts';
import { formPageTitle } from '../../src/contract/nl/form-page.ts';
import { lateTitles } from '../../src/contract/nl/late-titles.ts';
import { organisationTitles } from '../../src/contract/nl/organisation-titles.ts';
import { meQuery, proceduresQuery } from '../api/queries.ts';
import { t } from '../words.ts';
import { mayReadInEmergency, worksInCases } from './home.ts';
import classes from './shell.module.css';

const rooms = [
  { to: '/', label: t.pages.worklist, Icon: ListTodo },
  { to: '/aanmelden', label: t.pages.register, Icon: FilePlus2 },
  { to: '/berichten', label: t.pages.inbox, Icon: Bell },
  { to: '/termijn', label: t.pages.calculator, Icon: CalendarClock },
  { to: '/noodtoegang', label: lateTitles.emergency, Icon: ShieldAlert },
  { to: '/beheer/formulier', label: formPageTitle, Icon: SquarePen },
  { to: '/beheer/organisaties', label: organisationTitles.organisations, Icon: Building2 },
  { to: '/beheer/organisatie', label: organisationTitles.members, Icon: Users },
  { to: '/beheer/plaatsen', label: organisationTitles.slots, Icon: ArrowLeftRight },
  { to: '/beheer/logboek', label: lateTitles.audit, Icon: ScrollText },
  { to: '/beheer/werk', label: failedWorkTitle, Icon: Wrench },
] as const;

interface Props {
  unread: number;
  onGo?: () => void;
}

/** The rooms of this reader: who may start nothing is not shown the way to it. */
export function Navigation({ unread, onGo }: Props) {
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const inCases = !me.data || worksInCases(me.data);
  const procedures = useQuery({ ...proceduresQuery, enabled: inCases });
  const mayStart = procedures.data?.some((one) => one.mayStart) ?? true;
  const closed: Record<string, boolean> = {
    '/': !inCases,
    '/berichten': !inCases,
    '/termijn': !inCases,
    '/aanmelden': !mayStart || !inCases,
    '/beheer/formulier': me.data?.capacity !== 'coordinator',
    '/beheer/organisaties': me.data?.capacity !== 'administrator',
    '/beheer/organisatie': inCases,
    '/beheer/plaatsen': inCases,
    '/beheer/logboek': inCases,
    '/noodtoegang': !mayReadInEmergency(me.data),
    '/beheer/werk': me.data?.capacity !== 'administrator',
  };
  return (
    <ul className={classes.rooms}>
      {rooms
        .filter(({ to }) => closed[to] !== true)
        .map(({ to, label, Icon }) => (
          <li key={to}>
            <Link
              to={to}
              className={classes.room}
              activeOptions={{ exact: true, includeSearch: false }}
              {...(onGo ? { onClick: onGo } : {})}
            >
              <Icon size={20} aria-hidden />
              <span className={classes.grow}>{label}</span>
              {to === '/berichten' && unread > 0 && (
                <span className={classes.badge}>
                  <span aria-hidden>{unread}</span>
                  <span className={classes.hidden}>{t.inbox.unread(unread)}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
    </ul>
  );
}
