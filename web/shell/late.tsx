import { Suspense, lazy } from 'react';
import type { Me } from '../../src/contract/session.ts';
import { PersonaFace } from './PersonaFace.tsx';
import classes from './header.module.css';

/**
 * The menus of the house come in after the page itself: what makes them float is a tenth of the first script. Until
 * then something of the same size holds their place.
 */
const Scheme = lazy(() => import('./SchemeSwitch.tsx'));
const Persona = lazy(() => import('./PersonaMenu.tsx'));
const Clock = lazy(() => import('./DemoClock.tsx'));

export function SchemeSwitch() {
  return (
    <Suspense fallback={<span className={classes.place} />}>
      <Scheme />
    </Suspense>
  );
}

export function PersonaMenu({ me }: { me: Me }) {
  return (
    <Suspense
      fallback={
        <span className={classes.persona}>
          <PersonaFace me={me} />
        </span>
      }
    >
      <Persona me={me} />
    </Suspense>
  );
}

export function DemoClock() {
  return (
    <Suspense>
      <Clock />
    </Suspense>
  );
}
