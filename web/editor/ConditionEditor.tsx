import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core';
import type { FieldDefinition, SectionDefinition } from '../../src/contract/form-definition.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { t } from '../words.ts';
import type { ChangeField } from './QuestionEditor.tsx';
import { earlierFields } from './edit-form.ts';
import classes from './editor.module.css';

interface Props {
  section: SectionDefinition;
  field: FieldDefinition;
  onChange: ChangeField;
}

const answersOf = (field: FieldDefinition): { value: string; label: string }[] =>
  field.kind === 'yesNo'
    ? [
        { value: 'yes', label: t.form.yes },
        { value: 'no', label: t.form.no },
      ]
    : (field.options ?? []);

/** When a question is asked: always, or after a certain answer to an earlier question of the same part. */
export function ConditionEditor({ section, field, onChange }: Props) {
  const { when } = field;
  const earlier = earlierFields(section, field.name);
  const other = earlier.find(({ name }) => name === when?.field);
  const choose = (name: string) =>
    onChange((one) => {
      const asked = earlier.find((known) => known.name === name);
      if (!asked) delete one.when;
      else {
        const because = one.when?.because ?? w.becauseDefault;
        one.when =
          asked.kind === 'number'
            ? { field: name, atLeast: 1, because }
            : {
                field: name,
                oneOf: answersOf(asked)
                  .slice(0, 1)
                  .map(({ value }) => value),
                because,
              };
      }
    }, '');
  return (
    <div className={classes.parts}>
      <NativeSelect
        label={w.condition}
        value={when?.field ?? ''}
        data={[
          { value: '', label: w.always },
          // Its question was retired or moved behind this one: said, so that it can be put right.
          ...(when && !other ? [{ value: when.field, label: w.afterMissing }] : []),
          ...earlier.map(({ name, title }) => ({ value: name, label: w.afterQuestion(title) })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {when && other?.kind === 'number' && (
        <TextInput
          label={w.conditionFrom}
          inputMode="numeric"
          maxLength={5}
          value={String(when.atLeast ?? '')}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (/^\d{1,5}$/.test(value))
              onChange((one) => void (one.when && (one.when.atLeast = Number(value))), 'from');
          }}
        />
      )}
      {when && other && other.kind !== 'number' && (
        <Checkbox.Group
          label={w.conditionAnswers}
          value={when.oneOf ?? []}
          onChange={(values) => {
            // Without any answer the question would never be asked.
            if (values.length > 0) onChange((one) => void (one.when && (one.when.oneOf = values)), '');
          }}
        >
          <div className={classes.radios}>
            {answersOf(other).map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {when && (
        <Textarea
          label={w.because}
          description={w.becauseHint}
          autosize
          maxLength={500}
          value={when.because}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange((one) => void (one.when && (one.when.because = value)), 'because');
          }}
        />
      )}
    </div>
  );
}
