import { Tabs } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { sectionIds, type FormDefinition, type SectionId } from '../../src/contract/form-definition.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { PartEditor } from './PartEditor.tsx';
import type { QuestionFault } from './edit-form.ts';

interface Props {
  definition: FormDefinition;
  faults: readonly QuestionFault[];
  /** `part/name` of every question that was published once. */
  kept: ReadonlySet<string>;
  /** The question that is open, as `part/name`, or a part. */
  open: string | null;
  onOpen: (key: string | null) => void;
  onSay: (sentence: string) => void;
  onChange: (definition: FormDefinition, key: string) => void;
}

const partOf = (key: string | null): SectionId | undefined => sectionIds.find((id) => id === key?.split('/')[0]);

/** The three parts of the form, one at a time. */
export function Questions({ open, onOpen, ...rest }: Props) {
  const [part, setPart] = useState<SectionId>(partOf(open) ?? 'school');
  const seen = useRef<string | null>(null);
  useEffect(() => {
    // Sent here from the summary: show the part, bring the question into view and the focus to it.
    if (open === seen.current) return;
    seen.current = open;
    const asked = partOf(open);
    if (asked) setPart(asked);
  }, [open]);
  return (
    <Tabs
      value={part}
      onChange={(next) => setPart(sectionIds.find((id) => id === next) ?? 'school')}
      keepMounted={false}
    >
      <Tabs.List aria-label={w.parts}>
        {sectionIds.map((id) => (
          <Tabs.Tab key={id} value={id}>
            {w.partNames[id]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {sectionIds.map((id) => (
        <Tabs.Panel key={id} value={id} pt="md">
          <PartEditor id={id} open={open} onOpen={onOpen} {...rest} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
