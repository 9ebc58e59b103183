import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useState } from 'react';
import { onOpenPalette } from './palette-store.ts';
import { useLetterKeys } from './use-letter-keys.ts';
import { useWasTrue } from './use-was-true.ts';

const Palette = lazy(() => import('./Palette.tsx'));
const ShortcutHelp = lazy(() => import('./ShortcutHelp.tsx'));

const searchField = () => document.getElementById('worklist-search');

/** The keys of the house. Single letters can be switched off: they get in the way of speech input. */
export function Keyboard() {
  const navigate = useNavigate();
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  const helpAsked = useWasTrue(help);
  const [palette, setPalette] = useState(0);
  const [letters] = useLetterKeys();
  useEffect(() => onOpenPalette(() => setPalette((count) => count + 1)), []);

  const toSearch = () => {
    if (searchField()) searchField()?.focus();
    else void navigate({ to: '/' }).then(() => setTimeout(() => searchField()?.focus(), 100));
  };
  useHotkeys([['mod+K', () => setPalette((count) => count + 1)]], []);
  useHotkeys(
    letters
      ? [
          ['/', toSearch],
          ['shift+?', openHelp],
          ['?', openHelp],
        ]
      : [],
  );
  return (
    <Suspense>
      {palette > 0 && <Palette asked={palette} onHelp={openHelp} />}
      {helpAsked && <ShortcutHelp opened={help} onClose={closeHelp} />}
    </Suspense>
  );
}
