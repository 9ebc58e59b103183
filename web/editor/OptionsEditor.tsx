import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { FieldOption } from '../../src/contract/form-definition.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import type { ChangeField } from './QuestionEditor.tsx';
import { freshName } from './edit-form.ts';
import classes from './editor.module.css';

interface Props {
  options: readonly FieldOption[];
  onChange: ChangeField;
}

/** The choices of a question, in the order in which they are offered. */
export function OptionsEditor({ options, onChange }: Props) {
  return (
    <fieldset className={classes.parts}>
      <legend>{w.options}</legend>
      {options.map(({ value, label }, at) => (
        <div key={value} className={classes.partRow}>
          <TextInput
            className={classes.grow ?? ''}
            label={w.option(at + 1)}
            maxLength={200}
            value={label}
            onChange={(event) => {
              const typed = event.currentTarget.value;
              onChange((one) => {
                const option = one.options?.find((known) => known.value === value);
                if (option) option.label = typed;
              }, `option ${value}`);
            }}
          />
          <ActionIcon
            variant="subtle"
            size={44}
            aria-label={w.removeOption(label)}
            onClick={() =>
              onChange((one) => void (one.options = one.options?.filter((known) => known.value !== value)), '')
            }
          >
            <Trash2 size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<Plus size={18} aria-hidden />}
        onClick={() =>
          onChange((one) => void one.options?.push({ value: freshName(), label: w.option(options.length + 1) }), '')
        }
      >
        {w.addOption}
      </Button>
    </fieldset>
  );
}
