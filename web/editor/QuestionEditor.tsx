import { Button, NativeSelect, Radio, TextInput, Textarea } from '@mantine/core';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import {
  fieldKinds,
  formLayers,
  levels,
  type FieldDefinition,
  type SectionDefinition,
} from '../../src/contract/form-definition.ts';
import { kindWords, layerWords } from '../../src/contract/nl/form-words.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { ColumnsEditor } from './ColumnsEditor.tsx';
import { ConditionEditor } from './ConditionEditor.tsx';
import { OptionsEditor } from './OptionsEditor.tsx';
import { setKind, type QuestionFault } from './edit-form.ts';
import classes from './editor.module.css';

export type ChangeField = (change: (field: FieldDefinition) => void, what: string) => void;

interface Props {
  section: SectionDefinition;
  field: FieldDefinition;
  faults: readonly QuestionFault[];
  /** Published once: its kind is fixed, and it is retired instead of deleted. */
  published: boolean;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
  onChange: ChangeField;
}

/** Everything about one question that an administrator may change, in words. */
export function QuestionEditor({ section, field, faults, published, onMove, onRemove, onChange }: Props) {
  const { name, title, hint, level, layer, kind, retired } = field;
  const id = `${section.id}-${name}`;
  return (
    <div className={classes.editor} role="group" aria-label={title}>
      {faults.length > 0 && (
        <ul className={classes.faults}>
          {faults.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      <TextInput
        label={w.question}
        maxLength={200}
        value={title}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange((one) => void (one.title = value), 'title');
        }}
      />
      <Textarea
        label={w.hint}
        autosize
        maxLength={500}
        value={hint ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange((one) => {
            if (value === '') delete one.hint;
            else one.hint = value;
          }, 'hint');
        }}
      />
      <Radio.Group
        label={w.level}
        value={level}
        onChange={(value) => onChange((one) => void (one.level = levels.find((known) => known === value) ?? level), '')}
      >
        <div className={classes.radios}>
          {levels.map((one) => (
            <Radio key={one} value={one} label={w.levels[one][0]} description={w.levels[one][1]} />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label={w.layer}
        value={layer}
        data={formLayers
          .filter((one) => one === layer || layerWords[one].includes(readAs[section.id]))
          .map((one) => ({ value: one, label: layerWords[one] }))}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange((one) => void (one.layer = formLayers.find((known) => known === value) ?? layer), '');
        }}
      />
      {published ? (
        <p className="az-dim">{w.kindFixed(kindWords[kind])}</p>
      ) : (
        <NativeSelect
          label={w.kind}
          value={kind}
          data={fieldKinds.map((one) => ({ value: one, label: kindWords[one] }))}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange((one) => setKind(one, fieldKinds.find((known) => known === value) ?? kind), '');
          }}
        />
      )}
      {kind === 'number' && (
        <div className={classes.pair}>
          <Bound label={w.minimum} of="minimum" field={field} onChange={onChange} />
          <Bound label={w.maximum} of="maximum" field={field} onChange={onChange} />
        </div>
      )}
      {field.options && <OptionsEditor options={field.options} onChange={onChange} />}
      {field.columns && <ColumnsEditor columns={field.columns} onChange={onChange} />}
      <ConditionEditor section={section} field={field} onChange={onChange} />
      <div className={classes.actions}>
        <Button
          id={`up-${id}`}
          variant="default"
          size="compact-md"
          leftSection={<ArrowUp size={16} aria-hidden />}
          aria-label={w.upOf(title)}
          onClick={() => onMove(-1)}
        >
          {w.up}
        </Button>
        <Button
          id={`down-${id}`}
          variant="default"
          size="compact-md"
          leftSection={<ArrowDown size={16} aria-hidden />}
          aria-label={w.downOf(title)}
          onClick={() => onMove(1)}
        >
          {w.down}
        </Button>
        <Button
          variant="default"
          size="compact-md"
          onClick={() =>
            onChange((one) => {
              if (retired) delete one.retired;
              else one.retired = true;
            }, '')
          }
        >
          {retired ? w.restore : w.retire}
        </Button>
        {!published && (
          <Button variant="subtle" size="compact-md" leftSection={<Trash2 size={16} aria-hidden />} onClick={onRemove}>
            {w.remove}
          </Button>
        )}
      </div>
    </div>
  );
}

/** How the pen of a part is named among who reads a layer: a pen must be able to read its own questions. */
const readAs = { school: 'school', pbd: 'PBD', clb: 'CLB' } as const;

interface BoundProps {
  label: string;
  of: 'minimum' | 'maximum';
  field: FieldDefinition;
  onChange: ChangeField;
}

/** A whole number, or none; anything else is not taken in. */
function Bound({ label, of, field, onChange }: BoundProps) {
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      maxLength={6}
      value={field[of] === undefined ? '' : String(field[of])}
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (!/^\d{0,5}$/.test(value)) return;
        onChange((one) => {
          if (value === '') delete one[of];
          else one[of] = Number(value);
        }, of);
      }}
    />
  );
}
