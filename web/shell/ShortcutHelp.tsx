import { Kbd, Switch } from '@mantine/core';
import { t } from '../words.ts';
import Panel from './Panel.tsx';
import classes from './shell.module.css';
import { useLetterKeys } from './use-letter-keys.ts';

const keys = [
  ['/', t.shortcuts.search],
  ['Ctrl K', t.shortcuts.palette],
  ['?', t.shortcuts.help],
  ['Esc', t.shortcuts.close],
] as const;

export default function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [letters, setLetters] = useLetterKeys();
  return (
    <Panel opened={opened} onClose={onClose} title={t.shortcuts.title} size={420}>
      <dl className={classes.keys}>
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="lg"
        checked={letters}
        onChange={(event) => setLetters(event.currentTarget.checked)}
        label={t.shortcuts.letters}
        description={t.shortcuts.lettersHint}
      />
    </Panel>
  );
}
