import { useQuery } from '@tanstack/react-query';
import { emergencyWords as w } from '../../src/contract/nl/emergency.ts';
import classes from '../case/looks.module.css';
import { dayAndHour } from '../time/format.ts';
import { caseEmergenciesQuery } from './queries.ts';

const judged = (justified: boolean | null): string =>
  justified === null ? w.notJudged : justified ? w.justified : w.notJustified;

/** Who reads or read the case without a place in it; nothing where nobody did. */
export function CaseEmergencies({ caseId }: { caseId: string }) {
  const found = useQuery(caseEmergenciesQuery(caseId));
  if (!found.data || found.data.items.length === 0) return null;
  return (
    <section aria-labelledby="case-emergencies">
      <h2 id="case-emergencies" className={classes.title}>
        {w.listTitle}
      </h2>
      <p className={classes.lead}>{w.listLead}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{w.from}</th>
            <th scope="col">{w.to}</th>
            <th scope="col">{w.who}</th>
            <th scope="col">{w.reason}</th>
            <th scope="col">{w.judged}</th>
          </tr>
        </thead>
        <tbody>
          {found.data.items.map(({ id, from, until, organisation, member, reason, justified }) => (
            <tr key={id}>
              <th scope="row">{dayAndHour(from)}</th>
              <td>{dayAndHour(until)}</td>
              <td>{member === null ? organisation : `${member}, ${organisation}`}</td>
              <td>{reason}</td>
              <td>{judged(justified)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
