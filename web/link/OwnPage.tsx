import { ownPageWords as w } from '../../src/contract/nl/own-page.ts';
import type { OwnPage as Own } from '../../src/contract/family.ts';
import type { Me } from '../../src/contract/session.ts';
import type { CaseDetail } from '../api/queries.ts';
import { Looks } from '../case/Looks.tsx';
import { day } from '../time/format.ts';
import { Rights } from './LinkCode.tsx';
import { OwnAkkoord } from './OwnAkkoord.tsx';
import { Where } from './Where.tsx';
import classes from './link.module.css';

/** With link and code: what is asked, where it stands, whom to call, what was written, and who looked. */
export function OwnPage({ me, found, own }: { me: Me; found: CaseDetail; own: Own }) {
  return (
    <>
      {own.akkoord && <OwnAkkoord caseId={found.id} akkoord={own.akkoord} isParent={me.capacity === 'parent'} />}
      <Where found={found} />
      <section className={classes.block}>
        <h2>{w.call}</h2>
        <ul className={classes.people}>
          {own.contacts.map(({ label, organisation, member }) => (
            <li key={label}>
              <strong>{member ?? organisation}</strong>
              {member !== null && `, ${organisation}`}
              {!organisation.includes(label) && ` (${label})`}
            </li>
          ))}
        </ul>
      </section>
      {own.besidePupil && <p className={classes.block}>{w.beside}</p>}
      {own.parts.length > 0 && (
        <section className={classes.block}>
          <h2>{w.written}</h2>
          <p>{w.writtenText}</p>
          {own.parts.map(({ label, answers }) => (
            <details key={label} className={classes.part}>
              <summary>{label}</summary>
              <dl>
                {answers.map((answer) => (
                  <div key={answer.label}>
                    <dt>{answer.label}</dt>
                    <dd>{answer.value}</dd>
                  </div>
                ))}
              </dl>
            </details>
          ))}
        </section>
      )}
      {own.notes.length > 0 && (
        <section className={classes.block}>
          <h2>{w.notes}</h2>
          <ul className={classes.people}>
            {own.notes.map(({ at, by, text }) => (
              <li key={`${at} ${text}`}>
                {text} <span className="az-dim">({w.noteBy(by, day(at))})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Rights />
      {found.mayAskWhoLooked && (
        <div className={classes.block}>
          <Looks caseId={found.id} family />
        </div>
      )}
    </>
  );
}
