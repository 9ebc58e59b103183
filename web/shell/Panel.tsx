import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../words.ts';
import classes from './panel.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  side?: 'left' | 'right';
  size: number;
  children: ReactNode;
}

/** A panel that slides over the page. Its head is no `header` element: a page has one banner only. */
export default function Panel({ opened, onClose, title, side = 'right', size, children }: Props) {
  return (
    <Drawer.Root opened={opened} onClose={onClose} position={side} size={size}>
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={classes.head}>
          <Drawer.Title className={classes.title ?? ''}>{title}</Drawer.Title>
          <Drawer.CloseButton size={40} aria-label={t.shell.close} />
        </div>
        <Drawer.Body className={classes.body ?? ''}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
