import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { AuditItem } from '../../src/contract/audit.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { auditWords as w } from '../../src/contract/nl/audit.ts';
import { Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import classes from '../organisations/organisations.module.css';
import { dayAndHour } from '../time/format.ts';

const note: DrawableSchema = {
  type: 'object',
  properties: {
    note: { type: 'string', title: w.note, description: w.noteHint, minLength: 1, maxLength: 500 },
  },
  required: ['note'],
};

/** One row: who did what, where and why, whether it is sealed, and what somebody found who looked at it. */
export function AuditRow({ item, onReviewed }: { item: AuditItem; onReviewed: () => void }) {
  const [asking, setAsking] = useState(false);
  const submission = useRef(new Submission());
  const { id, at, who, capacityLabel, number, action, why, refused, sealed, reviews } = item;
  return (
    <li className={classes.item}>
      <div>
        <h2 className={classes.title}>
          {action}
          {number !== null && ` · ${number}`}
        </h2>
        <p className={classes.facts}>
          <span>
            {who} ({capacityLabel})
          </span>
          <span>{dayAndHour(at)}</span>
          {why !== '' && <span>{why}</span>}
          {refused && <strong className={classes.wanting}>{w.refused}</strong>}
          <span>{sealed ? w.sealed : w.unsealed}</span>
        </p>
        {reviews.map((one) => (
          <p key={`${one.at} ${one.note}`} className={classes.facts}>
            <span>
              {w.reviewed(one.name, dayAndHour(one.at))}: {one.note}
            </span>
          </p>
        ))}
      </div>
      {!asking && (
        <Button
          variant="default"
          size="sm"
          aria-label={w.reviewOf(action, dayAndHour(at))}
          onClick={() => setAsking(true)}
          data-no-print
        >
          {w.review}
        </Button>
      )}
      {asking && (
        <div className={classes.ask}>
          <SchemaForm
            schema={note}
            root=""
            draftKey={`review ${id}`}
            submitLabel={w.save}
            onCancel={() => setAsking(false)}
            send={async (asked) => void (await submission.current.send('POST', `/audit/${id}/reviews`, asked))}
            onSent={() => {
              setAsking(false);
              onReviewed();
            }}
          />
        </div>
      )}
    </li>
  );
}
