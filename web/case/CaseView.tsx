import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, Lightbulb } from 'lucide-react';
import { useState } from 'react';
import type { CaseDetail } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { t } from '../words.ts';
import { CaseTabs } from './CaseTabs.tsx';
import { Course } from './Course.tsx';
import { EventDrawer } from './EventDrawer.tsx';
import { JustDone } from './JustDone.tsx';
import { TurnBand } from './TurnBand.tsx';
import { subjectWords } from './case-words.ts';
import classes from './case.module.css';

/** One case: whose turn, what is asked, the course, and the rooms behind the tabs. */
export function CaseView({ found }: { found: CaseDetail }) {
  const [event, setEvent] = useState<string | null>(null);
  return (
    <>
      <p className={classes.back} data-no-print>
        <Anchor component={Link} to="/">
          <ArrowLeft size={16} aria-hidden /> {t.pages.worklist}
        </Anchor>
      </p>
      <PageHead
        title={`${found.number} · ${subjectWords(found.subject)}`}
        tabTitle={t.cases.tabTitle(found.number)}
        lead={found.stageLabel}
      />
      <div className={classes.columns}>
        <div className={classes.top}>
          <JustDone found={found} />
          <TurnBand found={found} onAct={setEvent} />
          {found.hints.length > 0 && (
            <ul className={classes.hints} aria-label={t.cases.hints}>
              {found.hints.map((hint) => (
                <li key={hint}>
                  <Lightbulb size={18} aria-hidden /> {hint}
                </li>
              ))}
            </ul>
          )}
        </div>
        <Course found={found} />
        <CaseTabs found={found} onAct={setEvent} />
      </div>
      <EventDrawer found={found} event={event} onClose={() => setEvent(null)} />
    </>
  );
}
