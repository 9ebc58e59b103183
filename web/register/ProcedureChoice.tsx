import { Radio } from '@mantine/core';
import type { Procedure } from '../../src/contract/procedure.ts';
import { t } from '../words.ts';
import classes from './register.module.css';

interface Props {
  procedures: readonly Procedure[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

export function ProcedureChoice({ procedures, chosen, onChoose }: Props) {
  return (
    <Radio.Group className={classes.choice ?? ''} label={t.register.which} value={chosen} onChange={onChoose}>
      <div className={classes.options}>
        {procedures.map(({ id, label, description }) => (
          <Radio key={id} value={id} label={label} description={description} />
        ))}
      </div>
    </Radio.Group>
  );
}
