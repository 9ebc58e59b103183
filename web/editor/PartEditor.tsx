import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { FieldDefinition, FormDefinition, SectionId } from '../../src/contract/form-definition.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { GroupHead } from './GroupHead.tsx';
import { QuestionEditor } from './QuestionEditor.tsx';
import { QuestionRow } from './QuestionRow.tsx';
import { changeField, changeSection, keyOf, moveField, newField, type QuestionFault } from './edit-form.ts';
import classes from './editor.module.css';

interface Props {
  id: SectionId;
  definition: FormDefinition;
  faults: readonly QuestionFault[];
  kept: ReadonlySet<string>;
  open: string | null;
  onOpen: (key: string | null) => void;
  onSay: (sentence: string) => void;
  onChange: (definition: FormDefinition, key: string) => void;
}

/** One part: its questions under their headings, one of them open to be changed. */
export function PartEditor({ id, definition, faults, kept, open, onOpen, onSay, onChange }: Props) {
  const section = definition.sections.find((one) => one.id === id);
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    // What was moved, added or sent to from the summary is drawn anew elsewhere: the focus goes with it.
    const wanted = focusNext.current === null ? null : document.getElementById(focusNext.current);
    if (!wanted) return;
    focusNext.current = null;
    wanted.focus();
  });
  useEffect(() => {
    if (open?.startsWith(`${id}/`)) document.getElementById(`row-${open.replace('/', '-')}`)?.focus();
  }, [open, id]);
  if (!section) return null;

  const add = (groupAt: number) => {
    const field = newField(id);
    const next = changeSection(definition, id, ({ groups }) => groups[groupAt]?.fields.push(field));
    onChange(next, '');
    onOpen(keyOf(id, field.name));
  };
  const move = (field: FieldDefinition, step: -1 | 1) => {
    const next = changeSection(definition, id, (copy) => {
      const place = moveField(copy, field.name, step);
      if (place) onSay(w.movedTo(field.title, place.at + 1, place.group.fields.length, place.group.title));
    });
    focusNext.current = `${step === 1 ? 'down' : 'up'}-${id}-${field.name}`;
    onChange(next, '');
  };
  const remove = (name: string) => {
    onOpen(null);
    onChange(
      changeSection(definition, id, ({ groups }) => {
        for (const group of groups) group.fields = group.fields.filter((field) => field.name !== name);
      }),
      '',
    );
  };

  return (
    <section aria-label={section.label}>
      <h2 className="az-hidden">{section.label}</h2>
      <div className={classes.titles} role="group" aria-label={w.titles}>
        <TextInput
          label={w.formTitle}
          maxLength={200}
          value={definition.title}
          onChange={(event) => onChange({ ...definition, title: event.currentTarget.value }, 'title')}
        />
        <TextInput
          label={w.partLabel}
          maxLength={200}
          value={section.label}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange(
              changeSection(definition, id, (copy) => {
                copy.label = value;
              }),
              `${id} label`,
            );
          }}
        />
      </div>
      <PartFaults faults={faults.filter(({ key }) => key === id)} />
      {section.groups.map((group, groupAt) => (
        // A heading has no name of its own; its place is its identity.
        <section key={groupAt} aria-label={group.title} className={classes.group}>
          <GroupHead
            group={group}
            removable={section.groups.length > 1 && group.fields.length === 0}
            onChange={(change) =>
              onChange(
                changeSection(definition, id, ({ groups }) => void Object.assign(groups[groupAt] ?? {}, change)),
                `${id} group ${groupAt} ${Object.keys(change).join()}`,
              )
            }
            onClearHint={() =>
              onChange(
                changeSection(definition, id, ({ groups }) => void delete groups[groupAt]?.hint),
                `${id} group ${groupAt} hint`,
              )
            }
            onRemove={() =>
              onChange(
                changeSection(definition, id, ({ groups }) => void groups.splice(groupAt, 1)),
                '',
              )
            }
          />
          <ol className={classes.questions}>
            {group.fields.map((field) => {
              const key = keyOf(id, field.name);
              const found = faults.filter((one) => one.key === key);
              return (
                <li key={field.name}>
                  <QuestionRow
                    section={id}
                    field={field}
                    faults={found.length}
                    open={open === key}
                    onToggle={() => onOpen(open === key ? null : key)}
                  />
                  {open === key && (
                    <QuestionEditor
                      section={section}
                      field={field}
                      faults={found}
                      published={kept.has(key)}
                      onMove={(step) => move(field, step)}
                      onRemove={() => remove(field.name)}
                      onChange={(change, what) =>
                        onChange(changeField(definition, id, field.name, change), what === '' ? '' : `${key} ${what}`)
                      }
                    />
                  )}
                </li>
              );
            })}
          </ol>
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<Plus size={18} aria-hidden />}
            aria-label={w.addQuestionUnder(group.title)}
            onClick={() => add(groupAt)}
          >
            {w.addQuestion}
          </Button>
        </section>
      ))}
      <Button
        variant="default"
        leftSection={<Plus size={18} aria-hidden />}
        onClick={() =>
          onChange(
            changeSection(definition, id, ({ groups }) => void groups.push({ title: w.newGroup, fields: [] })),
            '',
          )
        }
      >
        {w.addGroup}
      </Button>
    </section>
  );
}

function PartFaults({ faults }: { faults: readonly QuestionFault[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className={classes.faults}>
      {faults.map(({ message }) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}
