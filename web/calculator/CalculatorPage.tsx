import { useState } from 'react';
import type { z } from 'zod';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { Calculated } from '../../src/contract/session.ts';
import { request } from '../api/request.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import type { Answers } from '../form/schema.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { partsOf } from '../time/brussels.ts';
import { useNow } from '../time/use-now.ts';
import { t } from '../words.ts';
import { CalculatedPanel } from './CalculatedPanel.tsx';

const two = (value: number) => String(value).padStart(2, '0');

function question(today: string): DrawableSchema {
  return {
    type: 'object',
    required: ['length', 'count', 'from'],
    properties: {
      length: { type: 'integer', title: t.calculator.length, minimum: 1, maximum: 366, default: 10 },
      count: {
        type: 'string',
        title: t.calculator.count,
        oneOf: [
          { const: 'werkdag', title: t.calculator.workingDays },
          { const: 'kalenderdag', title: t.calculator.calendarDays },
          { const: 'lesdag', title: t.calculator.schoolDays },
        ],
        default: 'werkdag',
      },
      from: {
        type: 'string',
        format: 'date',
        title: t.calculator.from,
        description: t.calculator.fromHint,
        default: today,
      },
    },
  };
}

/** Lets anybody try a rule before a case depends on it. */
export default function CalculatorPage() {
  const p = partsOf(new Date(useNow()).toISOString());
  const today = `${p.year}-${two(p.month)}-${two(p.day)}`;
  const [found, setFound] = useState<z.infer<typeof Calculated> | null>(null);
  const calculate = async (asked: Answers) => {
    const query = new URLSearchParams(
      Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]),
    );
    setFound(await request<z.infer<typeof Calculated>>(`/calculator?${query.toString()}`));
  };
  return (
    <div className="az-narrow">
      <PageHead title={t.pages.calculator} lead={t.calculator.lead} />
      <SchemaForm
        key={today}
        schema={question(today)}
        root=""
        draftKey="calculator"
        submitLabel={t.calculator.calculate}
        send={calculate}
        onSent={() => undefined}
        keepAfter
      />
      {found && <CalculatedPanel found={found} />}
    </div>
  );
}
