import { Button } from '@mantine/core';
import { LogIn } from 'lucide-react';
import { loginWords as w } from '../../src/contract/nl/login.ts';
import classes from './door.module.css';

/** Pages of the door itself: nobody wants to come back to these. */
const doors = /^\/(?:code|wie|koppelen|niet-aangemeld)\/?$/;

/** To the identity provider, and back to the page that was asked for. */
export function LoginButton({ name }: { name: string }) {
  const { pathname, search } = window.location;
  const to = doors.test(pathname) ? '/' : pathname + search;
  return (
    <Button
      component="a"
      href={`/api/v1/session/oidc?to=${encodeURIComponent(to)}`}
      leftSection={<LogIn size={18} aria-hidden />}
      className={classes.login ?? ''}
    >
      {w.by(name)}
    </Button>
  );
}
