import { UnstyledButton } from '@mantine/core';
import { Search } from 'lucide-react';
import { t } from '../words.ts';
import { openPalette } from './palette-store.ts';
import classes from './header.module.css';

export function SearchButton() {
  return (
    <UnstyledButton
      className={classes.search}
      onClick={openPalette}

      aria-keyshortcuts="Control+K"
    >
      <Search size={18} aria-hidden />
      <span className={classes.searchText}>{t.shell.search}</span>
      <kbd className={classes.kbd}>Ctrl K</kbd>
    </UnstyledButton>
  );
}
