import { Stack } from '@mantine/core';
import { useId } from 'react';
import { isAskedBy } from '../../src/contract/asked.ts';
import type { FormSection } from '../../src/contract/form.ts';
import { useFormSetting } from '../form/form-context.ts';
import { join } from '../form/pointer.ts';
import type { Answers } from '../form/schema.ts';
import { withoutBlanks } from '../form/schema.ts';
import { t } from '../words.ts';
import classes from './sections.module.css';

interface Props {
  section: Pick<FormSection, 'id' | 'schema' | 'groups' | 'conditions' | 'recommended' | 'demanded'>;
  answers: Answers;
  onChange: (answers: Answers) => void;
}

/** The questions under their headings, each heading with how far it is. A question appears when it is asked, and says why. */
export function GroupedFields({ section, answers, onChange }: Props) {
  return (
    <Stack gap={32}>
      {section.groups.map((group) => (
        <Group key={group.title} group={group} section={section} answers={answers} onChange={onChange} />
      ))}
    </Stack>
  );
}

function Group({ group, section, answers, onChange }: Props & { group: FormSection['groups'][number] }) {
  const { Field } = useFormSetting();
  const heading = useId();
  const { schema, conditions, recommended, demanded } = section;
  const asked = group.fields.filter((name) => schema.properties?.[name] && isAskedBy(conditions, name, answers));
  const answered = asked.filter((name) => withoutBlanks(answers[name]) !== undefined).length;
  return (
    <section aria-labelledby={heading} className={classes.group}>
      <div className={classes.groupHead}>
        <h4 id={heading}>{group.title}</h4>
        <span className="az-dim az-nums">{t.sections.groupCount(answered, asked.length)}</span>
      </div>
      {group.hint && <p className="az-dim">{group.hint}</p>}
      {asked.map((name) => (
        <div key={name} id={`vraag-${section.id}-${name}`}>
          <Field
            schema={schema.properties?.[name] ?? {}}
            pointer={join('', name)}
            required={demanded.includes(name)}
            advised={recommended.includes(name)}
            because={conditions[name]?.because}
            value={answers[name]}
            onChange={(value) => onChange({ ...answers, [name]: value })}
          />
        </div>
      ))}
    </section>
  );
}
