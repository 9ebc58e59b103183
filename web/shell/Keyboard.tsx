import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Palette } from './Palette.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { onOpenPalette } from './palette-store.ts';
import { useLetterKeys } from './use-letter-keys.ts';

/** The keys of the house. Single letters can be switched off: they get in the way of speech input. */
export default function Keyboard() {
  const navigate = useNavigate();
  const [help, { open, close }] = useDisclosure(false);
  const [letters] = useLetterKeys();
  useEffect(() => onOpenPalette(() => spotlight.open()), []);

  const toSearch = () => {
    const field = document.getElementById('worklist-search');
    if (field) field.focus();
    else
      void navigate({ to: '/' }).then(() => setTimeout(() => document.getElementById('worklist-search')?.focus(), 100));
  };
  useHotkeys(
    letters
      ? [
          ['/', toSearch],
          ['shift+?', open],
          ['?', open],
        ]
      : [],
  );
  return (
    <>
      <Palette onHelp={open} />
      <ShortcutHelp opened={help} onClose={close} />
    </>
  );
}
