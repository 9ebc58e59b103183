import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { answerWords } from '../../src/contract/answer-words.ts';
import { isAskedBy } from '../../src/contract/asked.ts';
import type { FormSection } from '../../src/contract/form.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { asList } from '../form/schema.ts';
import type { Answers } from '../form/schema.ts';
import { t } from '../words.ts';
import classes from './sections.module.css';

interface Props {
  section: Pick<FormSection, 'label' | 'schema' | 'groups' | 'conditions' | 'demanded' | 'recommended'>;
  answers: Answers;
  /** One below the heading of the part. */
  heading: 'h3' | 'h4';
  /** What stands beside each answer: a way to change it. */
  aside?: (name: string, title: string) => ReactNode;
}

/** The answers to what is asked, under their headings. What may stay open and is open waits behind a line at the end. */
export function AnswerList({ section, answers, heading: Heading, aside }: Props) {
  const asked = new Set(
    section.groups.flatMap(({ fields }) => fields).filter((name) => isAskedBy(section.conditions, name, answers)),
  );
  const left = (name: string) =>
    answerWords(section.schema.properties?.[name] ?? {}, answers[name]) === null &&
    !section.demanded.includes(name) &&
    !section.recommended.includes(name);
  const lines = (names: readonly string[]) => (
    <dl className={classes.answers}>
      {names.map((name) => {
        const schema = section.schema.properties?.[name] ?? {};
        return (
          <div key={name}>
            <dt>{schema.title ?? name}</dt>
            <dd>
              <Answer schema={schema} value={answers[name]} />
            </dd>
            {aside && <dd className={classes.aside}>{aside(name, schema.title ?? name)}</dd>}
          </div>
        );
      })}
    </dl>
  );
  const open = [...asked].filter(left);
  return (
    <div className={classes.answerGroups}>
      {section.groups.map(({ title, fields }) => {
        const shown = fields.filter((name) => asked.has(name) && !left(name));
        return shown.length === 0 ? null : (
          <section key={title} className={classes.answerGroup}>
            <Heading>
              <VisuallyHidden>{section.label}: </VisuallyHidden>
              {title}
            </Heading>
            {lines(shown)}
          </section>
        );
      })}
      {open.length > 0 && (
        <details data-no-print>
          <summary>{t.sections.alsoOpen(open.length)}</summary>
          <div className={classes.alsoOpen}>{lines(open)}</div>
        </details>
      )}
    </div>
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
