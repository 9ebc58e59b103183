import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GivenLink } from '../../src/contract/family.ts';
import { familyLinkWords as w } from '../../src/contract/nl/family-links.ts';
import { linksQuery } from '../api/queries.ts';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { GivenNote } from './GivenNote.tsx';
import { GiveLink } from './GiveLink.tsx';
import { LinkItem } from './LinkItem.tsx';
import list from '../organisations/organisations.module.css';
import classes from './family.module.css';

/** The pages of pupil and parents: who was given a link, and another one. */
export default function FamilyLinks({ caseId }: { caseId: string }) {
  const client = useQueryClient();
  const links = useQuery(linksQuery(caseId));
  const [giving, setGiving] = useState(false);
  const [given, setGiven] = useState<{ name: string; link: GivenLink } | null>(null);
  const changed = () => client.invalidateQueries({ queryKey: ['case', caseId, 'links'] });
  return (
    <section className={classes.links} aria-labelledby="family-links">
      <h2 id="family-links" className={classes.title}>
        {w.title}
      </h2>
      <p className="az-dim">{w.lead}</p>
      {links.isPending && (
        <Waiting>
          <TextOutline widths={['40%', '70%']} />
        </Waiting>
      )}
      {links.isError && !links.data && <ErrorState error={links.error} onRetry={() => void links.refetch()} />}
      {given && <GivenNote caseId={caseId} {...given} onDone={() => setGiven(null)} />}
      {links.data && (
        <>
          {links.data.mayMakeFor.length === 0 ? (
            <p>{w.closed}</p>
          ) : (
            <Button onClick={() => setGiving(true)} data-no-print>
              {w.give}
            </Button>
          )}
          {links.data.items.length === 0 ? (
            <p>{w.none}</p>
          ) : (
            <ul className={list.list} aria-label={w.list}>
              {links.data.items.map((link) => (
                <LinkItem
                  key={link.id}
                  caseId={caseId}
                  link={link}
                  onChanged={(renewed) => {
                    if (renewed) setGiven({ name: link.name ?? w.nameless, link: renewed });
                    void changed();
                  }}
                />
              ))}
            </ul>
          )}
          {giving && (
            <GiveLink
              caseId={caseId}
              slots={links.data.mayMakeFor}
              onGiven={(name, link) => {
                setGiven({ name, link });
                void changed();
              }}
              onClose={() => setGiving(false)}
            />
          )}
        </>
      )}
    </section>
  );
}
