import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Menu } from 'lucide-react';
import { Suspense, lazy } from 'react';
import type { ReactNode } from 'react';
import type { Me } from '../../src/contract/session.ts';
import { OfflineBar } from '../states/OfflineBar.tsx';
import { t } from '../words.ts';
import { DemoBar } from './DemoBar.tsx';
import { Footer } from './Footer.tsx';
import { Keyboard } from './Keyboard.tsx';
import { Navigation } from './Navigation.tsx';
import { SearchButton } from './SearchButton.tsx';
import { SkipLink } from './SkipLink.tsx';
import { Wordmark } from './Wordmark.tsx';
import { useWasTrue } from './use-was-true.ts';
import header from './header.module.css';
import { PersonaMenu, SchemeSwitch } from './late.tsx';
import classes from './shell.module.css';

const Panel = lazy(() => import('./Panel.tsx'));

/** The house of a professional: rooms at the left, or behind a menu button where there is no width. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const [menu, { open, close }] = useDisclosure(false);
  const menuAsked = useWasTrue(menu);
  return (
    <div className={classes.page}>
      <SkipLink />
      {me.demo && <DemoBar withClock />}
      <header className={header.header}>
        <ActionIcon
          className={header.menuButton ?? ''}
          variant="subtle"
          size={44}
          aria-label={t.shell.menu}
          aria-expanded={menu}
          onClick={open}
        >
          <Menu aria-hidden />
        </ActionIcon>
        <Wordmark name={me.productName} />
        <span className={classes.grow} />
        <SearchButton />
        <SchemeSwitch />
        <PersonaMenu me={me} />
      </header>
      <OfflineBar />
      <div className={classes.body}>
        <nav className={classes.sidebar} aria-label={t.shell.navigation} data-no-print>
          <Navigation unread={me.unread} />
        </nav>
        <main id="inhoud" tabIndex={-1} className={classes.main}>
          {children}
        </main>
      </div>
      <Footer />
      <Suspense>
        {menuAsked && (
          <Panel opened={menu} onClose={close} title={me.productName} side="left" size={300}>
            <nav aria-label={t.shell.navigation}>
              <Navigation unread={me.unread} onGo={close} />
            </nav>
          </Panel>
        )}
      </Suspense>
      <Keyboard />
    </div>
  );
}
