import { useRef } from 'react';
import type { FamilyLinks, GivenLink } from '../../src/contract/family.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { familyLinkWords as w } from '../../src/contract/nl/family-links.ts';
import { Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import Panel from '../shell/Panel.tsx';

interface Props {
  caseId: string;
  slots: FamilyLinks['mayMakeFor'];
  onGiven: (name: string, link: GivenLink) => void;
  onClose: () => void;
}

/** For whom, and their name. */
export function GiveLink({ caseId, slots, onGiven, onClose }: Props) {
  const submission = useRef(new Submission());
  const schema: DrawableSchema = {
    type: 'object',
    properties: {
      slot: {
        type: 'string',
        title: w.slot,
        description: w.replaces,
        oneOf: slots.map(({ slot, label }) => ({ const: slot, title: label })),
      },
      name: { type: 'string', title: w.name, description: w.nameHint, minLength: 1, maxLength: 120 },
    },
    required: ['slot', 'name'],
  };
  return (
    <Panel opened onClose={onClose} title={w.give} size={520}>
      <SchemaForm
        schema={schema}
        root=""
        draftKey={`links ${caseId}`}
        submitLabel={w.give}
        onCancel={onClose}
        send={async (asked) => {
          const link = await submission.current.send<GivenLink>('POST', `/cases/${caseId}/links`, asked);
          onGiven(String(asked['name']), link);
        }}
        onSent={onClose}
      />
    </Panel>
  );
}
