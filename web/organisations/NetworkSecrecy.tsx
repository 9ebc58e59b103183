import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { secrecyWords as w } from '../../src/contract/nl/organisations-page.ts';
import type { Network } from '../../src/contract/organisations.ts';
import { Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import Panel from '../shell/Panel.tsx';
import { day } from '../time/format.ts';
import classes from './organisations.module.css';

const settled: DrawableSchema = {
  type: 'object',
  properties: {
    on: { type: 'string', format: 'date', title: w.on },
    by: { type: 'string', title: w.by, description: w.byHint, minLength: 1, maxLength: 120 },
  },
  required: ['on', 'by'],
};
const takenBack: DrawableSchema = { type: 'object', properties: {}, required: [] };

/** Per network: whether the professional secrecy of its coordinators is settled, which opens emergencies to them. */
export function NetworkSecrecy({ networks }: { networks: readonly Network[] }) {
  const [asked, setAsked] = useState<Network | null>(null);
  const client = useQueryClient();
  if (networks.length === 0) return null;
  return (
    <section aria-labelledby="network-secrecy">
      <h2 id="network-secrecy" className={classes.heading}>
        {w.title}
      </h2>
      <p className={classes.status}>{w.lead}</p>
      <ul className={classes.list}>
        {networks.map((network) => (
          <li key={network.id} className={classes.item}>
            <div>
              <h3 className={classes.title}>{network.name}</h3>
              <p className={classes.facts}>
                {network.secrecy ? w.settled(day(network.secrecy.on), network.secrecy.by) : w.open}
              </p>
            </div>
            <Button
              variant="default"
              aria-label={network.secrecy ? w.takeBackOf(network.name) : w.recordOf(network.name)}
              onClick={() => setAsked(network)}
            >
              {network.secrecy ? w.takeBack : w.record}
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <Panel opened onClose={() => setAsked(null)} title={asked.name} size={520}>
          <p className={classes.consequence}>{asked.secrecy ? w.takeBackText : w.recordText}</p>
          <SchemaForm
            schema={asked.secrecy ? takenBack : settled}
            root="/settled"
            draftKey={`secrecy ${asked.id}`}
            submitLabel={asked.secrecy ? w.takeBack : w.record}
            onCancel={() => setAsked(null)}
            send={async (answers) => {
              const body = { settled: asked.secrecy ? null : answers };
              await new Submission().send('PUT', `/networks/${encodeURIComponent(asked.id)}/coordinator-secrecy`, body);
              await client.invalidateQueries({ queryKey: ['organisations'] });
            }}
            onSent={() => setAsked(null)}
          />
        </Panel>
      )}
    </section>
  );
}
