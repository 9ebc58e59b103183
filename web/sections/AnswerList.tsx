import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { asList, asRecord, controlOf, optionsOf, withoutBlanks } from '../form/schema.ts';
import type { Answers } from '../form/schema.ts';
import { dayAndHour, figure, plainDay } from '../time/format.ts';
import { t } from '../words.ts';
import classes from './sections.module.css';

/** An answer as words; null when nothing was answered. */
export function answerWords(schema: DrawableSchema, value: unknown): string | null {
  if (withoutBlanks(value) === undefined) return null;
  const option = optionsOf(schema)?.find((one) => one.value === value);
  if (option) return option.label;
  if (typeof value === 'boolean') return value ? t.form.yes : t.form.no;
  if (typeof value === 'number') return figure(value);
  if (Array.isArray(value))
    return value
      .map((item) => answerWords(schema.items ?? {}, item))
      .filter(Boolean)
      .join(', ');
  if (typeof value === 'object')
    return Object.entries(schema.properties ?? {})
      .map(([name, child]) => [child.title ?? name, answerWords(child, asRecord(value)[name])] as const)
      .flatMap(([title, words]) => (words === null ? [] : [`${title}: ${words}`]))
      .join('; ');
  if (typeof value !== 'string') return null;
  const text = value;
  if (controlOf(schema, true) === 'date') return plainDay(text);
  return controlOf(schema, true) === 'dateTime' && text.endsWith('Z') ? dayAndHour(text) : text;
}

export function AnswerList({ schema, answers }: { schema: DrawableSchema; answers: Answers }) {
  return (
    <dl className={classes.answers}>
      {Object.entries(schema.properties ?? {}).map(([name, child]) => (
        <div key={name}>
          <dt>{child.title ?? name}</dt>
          <dd>
            <Answer schema={child} value={answers[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Answer({ schema, value }: { schema: DrawableSchema; value: unknown }) {
  const words = answerWords(schema, value);
  if (words === null) return <span className="az-dim">{t.sections.notAnswered}</span>;
  if (schema.type === 'array' && asList(value).length > 1)
    return (
      <ul className={classes.answerRows}>
        {asList(value).map((item, index) => (
          <li key={index}>{answerWords(schema.items ?? {}, item)}</li>
        ))}
      </ul>
    );
  return words;
}
