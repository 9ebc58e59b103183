import { Button, TextInput, Textarea } from '@mantine/core';
import { PenLine, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { GroupDefinition } from '../../src/contract/form-definition.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import classes from './editor.module.css';

interface Props {
  group: GroupDefinition;
  removable: boolean;
  onChange: (change: Partial<Pick<GroupDefinition, 'title' | 'hint'>>) => void;
  onClearHint: () => void;
  onRemove: () => void;
}

/** A heading with what stands under it; its words open to be changed. */
export function GroupHead({ group, removable, onChange, onClearHint, onRemove }: Props) {
  const [open, setOpen] = useState(false);
  const panel = useId();
  return (
    <div className={classes.groupHead}>
      <h3>{group.title}</h3>
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<PenLine size={16} aria-hidden />}
        aria-expanded={open}
        aria-controls={panel}
        aria-label={w.editGroupOf(group.title)}
        onClick={() => setOpen(!open)}
      >
        {w.editGroup}
      </Button>
      {removable && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<Trash2 size={16} aria-hidden />}
          aria-label={w.removeGroupOf(group.title)}
          onClick={onRemove}
        >
          {w.removeGroup}
        </Button>
      )}
      <div id={panel} className={classes.groupFields} hidden={!open}>
        {open && (
          <>
            <TextInput
              label={w.groupTitle}
              maxLength={200}
              value={group.title}
              onChange={(event) => onChange({ title: event.currentTarget.value })}
            />
            <Textarea
              label={w.groupHint}
              autosize
              maxLength={500}
              value={group.hint ?? ''}
              onChange={(event) =>
                event.currentTarget.value === '' ? onClearHint() : onChange({ hint: event.currentTarget.value })
              }
            />
          </>
        )}
      </div>
      {!open && group.hint !== undefined && <p className="az-dim">{group.hint}</p>}
    </div>
  );
}
