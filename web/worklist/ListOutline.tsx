import { Skeleton } from '@mantine/core';
import { Waiting } from '../states/Waiting.tsx';
import classes from './list.module.css';

const rows = Array.from({ length: 8 }, (_, index) => index);

/** The shape of the list while it is on its way. */
export function ListOutline() {
  return (
    <Waiting>
      <div className={classes.outline}>
        {rows.map((row) => (
          <div key={row} className={classes.outlineRow}>
            <Skeleton height={16} width="70%" />
            <Skeleton height={16} width={row % 2 ? '60%' : '80%'} />
            <Skeleton height={16} width="85%" />
            <Skeleton height={16} width={row % 3 ? '75%' : '55%'} />
          </div>
        ))}
      </div>
    </Waiting>
  );
}
