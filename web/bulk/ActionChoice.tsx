import { UnstyledButton } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { t } from '../words.ts';
import type { BulkAction } from './bulk-actions.ts';
import classes from './bulk.module.css';

interface Props {
  actions: readonly BulkAction[];
  /** How many cases were chosen. */
  of: number;
  onChoose: (action: BulkAction) => void;
}

/** What can be done in these cases at once, and in how many of them. */
export function ActionChoice({ actions, of, onChoose }: Props) {
  return (
    <>
      <h3 className={classes.heading}>{t.bulk.which}</h3>
      <ul className={classes.choices}>
        {actions.map((action) => (
          <li key={action.event}>
            <UnstyledButton className={classes.choice} onClick={() => onChoose(action)}>
              <span className={classes.choiceWords}>
                <strong>{action.label}</strong>
                <span className={classes.small}>
                  {action.ids.length === of ? t.bulk.inAll(of) : t.bulk.inSome(action.ids.length, of)}
                </span>
              </span>
              <ChevronRight size={20} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}
