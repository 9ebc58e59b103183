import { Kbd, Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { t } from '../words.ts';
import Panel from './Panel.tsx';
import classes from './shell.module.css';
import { useLetterKeys } from './use-letter-keys.ts';

const groups = [
  {
    title: t.shortcuts.everywhere,
    keys: [
      ['/', t.shortcuts.search],
      ['Ctrl K', t.shortcuts.palette],
      ['?', t.shortcuts.help],
      ['Tab', t.shortcuts.tab],
      ['Esc', t.shortcuts.close],
    ],
  },
  {
    title: t.shortcuts.inList,
    keys: [
      [t.shortcuts.keySpace, t.shortcuts.pick],
      ['↑ ↓', t.shortcuts.walk],
      [`${t.shortcuts.keyShift} ↑ ↓`, t.shortcuts.pickWalk],
      [t.shortcuts.keyClick, t.shortcuts.pickRange],
    ],
  },
] as const;

export default function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [letters, setLetters] = useLetterKeys();
  return (
    <Panel opened={opened} onClose={onClose} title={t.shortcuts.title} size={420}>
      {groups.map(({ title, keys }) => (
        <section key={title} aria-label={title}>
          <h3 className={classes.keysTitle}>{title}</h3>
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
        </section>
      ))}
      <Switch
        mt="lg"
        checked={letters}
        onChange={(event) => setLetters(event.currentTarget.checked)}
        label={t.shortcuts.letters}
        description={t.shortcuts.lettersHint}
      />
      <p className={classes.handbookLink}>
        <Link to="/handleiding" onClick={onClose}>
          {t.help.openHandbook}
        </Link>
      </p>
    </Panel>
  );
}
