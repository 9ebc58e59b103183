import type { HistoryItem } from '../../src/contract/case.ts';
import { dayAndHour, relative } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import { t } from '../words.ts';
import classes from './rooms.module.css';

export function HistoryEntry({ item, technical }: { item: HistoryItem; technical: boolean }) {
  const now = useNow();
  return (
    <li>
      <p className={classes.historyText}>{item.text}</p>
      <p className={classes.historyMeta}>
        <time dateTime={item.at}>{dayAndHour(item.at)}</time> ({relative(item.at, now)}) · {item.by}
      </p>
      {item.details.length > 0 && (
        <details>
          <summary className={classes.detailsTitle}>{t.history.details(item.label)}</summary>
          <dl className={classes.facts}>
            {item.details.map(({ label, value }, index) => (
              <div key={`${label}-${index}`}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {technical && <p className={classes.technical}>{t.history.technicalLine(item.seq, item.type, item.stage)}</p>}
    </li>
  );
}
