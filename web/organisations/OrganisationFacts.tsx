import type { Organisation } from '../../src/contract/organisations.ts';
import { organisationWords as w } from '../../src/contract/nl/organisations-page.ts';
import { plainDay } from '../time/format.ts';
import classes from './organisations.module.css';

/** What an organisation is, in one line of words. */
export function OrganisationFacts({ organisation }: { organisation: Organisation }) {
  const { kind, kindLabel, municipality, network, regionLabel, closesOn, open } = organisation;
  const { members, accessManagers, openCases } = organisation;
  const isHouse = kind === 'administration';
  return (
    <p className={classes.facts}>
      {closesOn !== null && <span className={classes.wanting}>{open ? w.closing(plainDay(closesOn)) : w.closed}</span>}
      <span>{kindLabel}</span>
      {municipality !== '' && <span>{municipality}</span>}
      {!isHouse && (
        <span>
          {network.name}, {regionLabel}
        </span>
      )}
      <span>{w.people(members)}</span>
      {!isHouse && (
        <span className={accessManagers === 0 && open ? classes.wanting : undefined}>
          {w.accessManagers(accessManagers)}
        </span>
      )}
      {openCases > 0 && <span>{w.cases(openCases)}</span>}
    </p>
  );
}
