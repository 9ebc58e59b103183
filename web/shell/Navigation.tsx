import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bell, CalendarClock, FilePlus2, ListTodo, SquarePen } from 'lucide-react';
import { formPageTitle } from '../../src/contract/nl/form-page.ts';
import { meQuery, proceduresQuery } from '../api/queries.ts';
import { t } from '../words.ts';
import classes from './shell.module.css';

const rooms = [
  { to: '/', label: t.pages.worklist, Icon: ListTodo },
  { to: '/aanmelden', label: t.pages.register, Icon: FilePlus2 },
  { to: '/berichten', label: t.pages.inbox, Icon: Bell },
  { to: '/termijn', label: t.pages.calculator, Icon: CalendarClock },
  { to: '/beheer/formulier', label: formPageTitle, Icon: SquarePen },
] as const;

interface Props {
  unread: number;
  onGo?: () => void;
}

/** The rooms of this reader: who may start nothing is not shown the way to it. */
export function Navigation({ unread, onGo }: Props) {
  const procedures = useQuery(proceduresQuery);
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const keepsForm = me.data?.capacity === 'coordinator';
  const mayStart = procedures.data?.some((one) => one.mayStart) ?? true;
  return (
    <ul className={classes.rooms}>
      {rooms
        .filter(({ to }) => (mayStart || to !== '/aanmelden') && (keepsForm || to !== '/beheer/formulier'))
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
