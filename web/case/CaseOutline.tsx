import { Skeleton } from '@mantine/core';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import classes from './case.module.css';

export function CaseOutline() {
  return (
    <Waiting>
      <div className={classes.columns}>
        <div>
          <Skeleton height={180} radius="md" />
          <TextOutline widths={['30%', '90%', '80%', '85%']} />
        </div>
        <div className={classes.side}>
          <TextOutline widths={['60%', '80%', '70%', '80%', '60%']} />
        </div>
      </div>
    </Waiting>
  );
}
