import { Button, Tabs } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FormDefinition } from '../../src/contract/form-definition.ts';
import type { FormVersionView } from '../../src/contract/form-versions.ts';
import { compareForms } from '../../src/contract/compare-forms.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { Differences } from './Differences.tsx';
import { DraftConflict } from './DraftConflict.tsx';
import { DraftLine } from './DraftLine.tsx';
import { FaultSummary } from './FaultSummary.tsx';
import { Preview } from './Preview.tsx';
import { PublishPanel } from './PublishPanel.tsx';
import { Questions } from './Questions.tsx';
import type { DraftEditing } from './draft-editing.ts';
import classes from './editor.module.css';

interface Props {
  editing: DraftEditing;
  view: FormVersionView;
  /** What holds now, to compare with. */
  inForce: FormDefinition;
}

/** The draft: its questions, how each reader meets them, and what differs from what holds now. */
export function EditDraft({ editing, view, inForce }: Props) {
  const state = useSyncExternalStore(editing.subscribe, () => editing.state);
  const [tab, setTab] = useState('vragen');
  const [open, setOpen] = useState<string | null>(null);
  const [publishing, setPublishing] = useState(false);
  const [said, setSaid] = useState('');
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => editing.adopt(view), [editing, view]);
  useEffect(() => () => void editing.save(), [editing]);
  const faults = [...state.blanks, ...state.faults];

  const publish = async () => {
    await editing.save();
    const { phase, faults: found } = editing.state;
    if (phase === 'saved' && found.length === 0) setPublishing(true);
    else {
      setTab('vragen');
      // After the tab has drawn it.
      requestAnimationFrame(() => summary.current?.focus());
    }
  };

  const goTo = (key: string) => {
    setTab('vragen');
    setOpen(key);
  };

  return (
    <>
      <PageHead
        title={w.draftTitle(editing.version)}
        lead={w.draftLead}
        action={<Button onClick={() => void publish()}>{w.publish}</Button>}
      />
      <div className={classes.bar} data-no-print>
        <DraftLine state={state} onRetry={() => void editing.save()} />
        <Button
          variant="default"
          size="compact-md"
          leftSection={<Undo2 size={18} aria-hidden />}
          disabled={!state.canUndo || state.phase === 'conflict'}
          onClick={() => {
            editing.undo();
            setSaid(w.undone);
          }}
        >
          {w.undo}
        </Button>
      </div>
      <span role="status" className="az-hidden">
        {said}
      </span>
      {state.theirs && (
        <DraftConflict mine={state.definition} theirs={state.theirs} onSettle={(mine) => editing.settle(mine)} />
      )}
      {faults.length > 0 && <FaultSummary ref={summary} faults={faults} onGo={goTo} />}
      <Tabs value={tab} onChange={(next) => setTab(next ?? 'vragen')} keepMounted={false}>
        <Tabs.List aria-label={w.rooms}>
          <Tabs.Tab value="vragen">{w.questions}</Tabs.Tab>
          <Tabs.Tab value="voorbeeld">{w.preview}</Tabs.Tab>
          <Tabs.Tab value="anders">{w.differences}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="vragen" pt="md">
          <Questions
            definition={state.definition}
            faults={faults}
            kept={editing.kept}
            open={open}
            onOpen={setOpen}
            onSay={setSaid}
            onChange={(definition, key) => editing.change(definition, key)}
          />
        </Tabs.Panel>
        <Tabs.Panel value="voorbeeld" pt="md">
          <Preview version={editing.version} revision={state.revision} />
        </Tabs.Panel>
        <Tabs.Panel value="anders" pt="md">
          <h2 className="az-hidden">{w.differences}</h2>
          <Differences sections={compareForms(inForce, state.definition)} />
        </Tabs.Panel>
      </Tabs>
      <PublishPanel
        opened={publishing}
        version={editing.version}
        revision={state.revision}
        onClose={() => setPublishing(false)}
      />
    </>
  );
}
