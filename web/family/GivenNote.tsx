import { Button, CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { GivenLink } from '../../src/contract/family.ts';
import { familyLinkWords as w } from '../../src/contract/nl/family-links.ts';
import { caseQuery } from '../api/queries.ts';
import list from '../organisations/organisations.module.css';
import classes from './family.module.css';

/** It appears where something else was looked at. */
const takeFocus = (node: HTMLElement | null): void => {
  node?.focus();
  node?.scrollIntoView({ block: 'center' });
};

interface Props {
  caseId: string;
  name: string;
  link: GivenLink;
  onDone: () => void;
}

/** A link to send and a code to say, shown once and never together in one message; the slip holds the code alone. */
export function GivenNote({ caseId, name, link, onDone }: Props) {
  const { data } = useQuery(caseQuery(caseId));
  const clb = data?.parties.find(({ slot }) => slot === 'clb');
  const who = [clb?.member, clb?.organisation?.name].filter(Boolean).join(', ');
  const address = link.token === null ? null : new URL(`/mijn#${link.token}`, window.location.href).href;
  return (
    <section className={classes.given} aria-labelledby="given-link">
      <h3 id="given-link" tabIndex={-1} ref={takeFocus}>
        {w.given(name)}
      </h3>
      {link.token === null && link.code === null && <p>{w.lost}</p>}
      {address !== null && (
        <div data-no-print>
          <h4>{w.linkTitle}</h4>
          <p>{w.linkText}</p>
          <p className={classes.address} translate="no">
            {address}
          </p>
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? w.copied : w.copy}
              </Button>
            )}
          </CopyButton>
        </div>
      )}
      {link.code !== null && (
        <>
          <div data-no-print>
            <h4>{w.codeTitle}</h4>
            <p>
              {w.codeText} {w.once}
            </p>
          </div>
          <Slip code={link.code} who={who} />
        </>
      )}
      <div className={list.actions} data-no-print>
        {link.code !== null && (
          <Button variant="default" onClick={() => window.print()}>
            {w.print}
          </Button>
        )}
        <Button onClick={onDone}>{w.done}</Button>
      </div>
    </section>
  );
}

/** What is handed over on paper, in je-form; printed alone. */
function Slip({ code, who }: { code: string; who: string }) {
  return (
    <div className={classes.slip} data-slip>
      <p className={classes.slipTitle}>{w.slip.title}</p>
      <p>{w.slip.what}</p>
      <p>
        {w.slip.code}:{' '}
        <strong className={classes.signs} translate="no">
          {code}
        </strong>
      </p>
      <p>{w.slip.keep}</p>
      <p>{w.slip.no}</p>
      {who !== '' && <p>{w.slip.call(who)}</p>}
      <p>{w.slip.complain}</p>
    </div>
  );
}
