import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { FieldDefinition } from '../../src/contract/form-definition.ts';
import { kindWords } from '../../src/contract/nl/form-words.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import type { ChangeField } from './QuestionEditor.tsx';
import { freshName } from './edit-form.ts';
import classes from './editor.module.css';

interface Props {
  columns: NonNullable<FieldDefinition['columns']>;
  onChange: ChangeField;
}

const kinds = ['short', 'long', 'number', 'date'] as const;

/** The columns of a list. A column of choices came with the form and keeps its choices. */
export function ColumnsEditor({ columns, onChange }: Props) {
  return (
    <fieldset className={classes.parts}>
      <legend>{w.columns}</legend>
      {columns.map(({ name, title, kind }, at) => (
        <div key={name} className={classes.partRow}>
          <TextInput
            className={classes.grow ?? ''}
            label={w.column(at + 1)}
            maxLength={200}
            value={title}
            onChange={(event) => {
              const typed = event.currentTarget.value;
              onChange((one) => {
                const column = one.columns?.find((known) => known.name === name);
                if (column) column.title = typed;
              }, `column ${name}`);
            }}
          />
          {kind !== 'choice' && (
            <NativeSelect
              label={w.columnKind(at + 1)}
              value={kind}
              data={kinds.map((one) => ({ value: one, label: kindWords[one] }))}
              onChange={(event) => {
                const chosen = kinds.find((one) => one === event.currentTarget.value) ?? kind;
                onChange((one) => {
                  const column = one.columns?.find((known) => known.name === name);
                  if (column) column.kind = chosen;
                }, '');
              }}
            />
          )}
          {columns.length > 1 && (
            <ActionIcon
              variant="subtle"
              size={44}
              aria-label={w.removeColumn(title)}
              onClick={() =>
                onChange((one) => void (one.columns = one.columns?.filter((known) => known.name !== name)), '')
              }
            >
              <Trash2 size={18} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {columns.length < 8 && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<Plus size={18} aria-hidden />}
          onClick={() =>
            onChange(
              (one) =>
                void one.columns?.push({ name: freshName(), kind: 'short', title: w.column(columns.length + 1) }),
              '',
            )
          }
        >
          {w.addColumn}
        </Button>
      )}
    </fieldset>
  );
}
