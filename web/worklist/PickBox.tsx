import type { KeyboardEvent } from 'react';
import { t } from '../words.ts';
import classes from './pick.module.css';

export interface PickProps {
  index: number;
  number: string;
  chosen: boolean;
  onChoose: (index: number, on: boolean, range: boolean) => void;
  /** Brings the focus to another row. */
  onWalk: (index: number) => void;
}

/** Chooses one row: Shift chooses all up to here, the arrow keys walk and with Shift choose on the way. */
export function PickBox({ index, number, chosen, onChoose, onWalk }: PickProps) {
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = index + (event.key === 'ArrowDown' ? 1 : -1);
    if (event.shiftKey && next >= 0) {
      onChoose(index, true, false);
      onChoose(next, true, true);
    }
    onWalk(next);
  };
  return (
    <label className={classes.pick}>
      <input
        type="checkbox"
        data-pick={index}
        checked={chosen}
        onKeyDown={walk}
        onChange={(event) => onChoose(index, event.currentTarget.checked, (event.nativeEvent as MouseEvent).shiftKey)}
      />
      <span className="az-hidden">{t.worklist.pick(number)}</span>
    </label>
  );
}
