import type { ReactNode } from 'react';
import type { Me } from '../../src/contract/session.ts';
import { OfflineBar } from '../states/OfflineBar.tsx';
import { DemoBar } from './DemoBar.tsx';
import { Footer } from './Footer.tsx';
import { SkipLink } from './SkipLink.tsx';
import { Wordmark } from './Wordmark.tsx';
import header from './header.module.css';
import { PersonaMenu, SchemeSwitch } from './late.tsx';
import classes from './shell.module.css';

interface Props {
  me?: Me;
  demo?: boolean;
  children: ReactNode;
}

/** The house without rooms: no navigation, one quiet column. */
export function BareShell({ me, demo = false, children }: Props) {
  return (
    <div className={classes.page}>
      <SkipLink />
      {demo && <DemoBar withClock={me !== undefined} />}
      <header className={header.header}>
        <Wordmark name={me?.productName ?? 'Aanzet'} />
        <span className={classes.grow} />
        <SchemeSwitch />
        {me && <PersonaMenu me={me} />}
      </header>
      <OfflineBar />
      <main id="inhoud" tabIndex={-1} className={`${classes.main} ${classes.bare}`}>
        {children}
      </main>
      <Footer forAll handbook={me?.link !== true} />
    </div>
  );
}
