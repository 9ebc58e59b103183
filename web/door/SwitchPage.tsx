import { useQuery } from '@tanstack/react-query';
import { loginWords as w } from '../../src/contract/nl/login.ts';
import { capacitiesQuery, meQuery } from '../api/queries.ts';
import { Choose } from './Choose.tsx';
import { CodeForm } from './CodeForm.tsx';
import classes from './door.module.css';

/** Works on in another capacity, which is another session. */
export default function SwitchPage() {
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const found = useQuery(capacitiesQuery);
  return (
    <>
      <Choose title={w.switch} lead={w.switchLead} found={found} path="/session/switch" now={me.data?.id} />
      {me.data?.byLogin && (
        <section className="az-narrow" aria-labelledby="another-capacity">
          <h2 id="another-capacity" className={classes.other}>
            {w.addTitle}
          </h2>
          <CodeForm bind="session" submitLabel={w.add} />
        </section>
      )}
    </>
  );
}
