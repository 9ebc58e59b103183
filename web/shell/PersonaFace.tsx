import { ChevronDown, CircleUserRound } from 'lucide-react';
import type { Me } from '../../src/contract/session.ts';
import { t } from '../words.ts';
import classes from './header.module.css';

/** Who is signed in, as the button of the menu shows it. */
export function PersonaFace({ me }: { me: Me }) {
  const where = me.organisation?.name ?? me.capacityLabel;
  return (
    <>
      <CircleUserRound size={22} aria-hidden />
      <span className="az-hidden">{t.shell.signedInAs}</span>
      <span className={classes.personaName}>
        {me.name}
        {where !== me.name && <span className={classes.personaCapacity}>{where}</span>}
      </span>
      <ChevronDown size={16} aria-hidden />
    </>
  );
}
