import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Notice } from '../../src/contract/session.ts';
import { dayAndHour, relative } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import { t } from '../words.ts';
import classes from './inbox.module.css';

/** Opening the case is reading the notice. */
export function NoticeItem({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  const now = useNow();
  const unread = notice.readAt === null;
  return (
    <li className={classes.notice} data-unread={unread || undefined}>
      <h2 className={classes.title}>
        {unread && <span className={classes.new}>{t.inbox.new}</span>}
        {notice.caseId ? (
          <Link to="/zaken/$caseId" params={{ caseId: notice.caseId }} onClick={() => unread && onRead()}>
            {notice.title}
            {notice.caseNumber && ` · ${notice.caseNumber}`}
          </Link>
        ) : (
          notice.title
        )}
      </h2>
      <p>{notice.text}</p>
      <div className={classes.meta}>
        <span>
          <time dateTime={notice.at}>{dayAndHour(notice.at)}</time> ({relative(notice.at, now)})
        </span>
        {unread && (
          <Button
            variant="subtle"
            size="compact-md"
            onClick={onRead}
            data-no-print
            aria-label={t.inbox.markRead(notice.title, notice.caseNumber)}
          >
            {t.inbox.read}
          </Button>
        )}
      </div>
    </li>
  );
}
