import { Anchor } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, Lightbulb } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { CaseDetail } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { t } from '../words.ts';
import { CaseTabs } from './CaseTabs.tsx';
import { Course } from './Course.tsx';
import { EventDrawer } from './EventDrawer.tsx';
import { JustDone } from './JustDone.tsx';
import { TurnBand } from './TurnBand.tsx';
import { partsHandedIn } from './handing-in.ts';
import { subjectWords } from './case-words.ts';
import classes from './case.module.css';

const EmergencyBanner = lazy(() => import('../emergency/EmergencyBanner.tsx'));

/** One case: whose turn, what is asked, the course, and the rooms behind the tabs. */
export function CaseView({ found }: { found: CaseDetail }) {
  const [event, setEvent] = useState<string | null>(null);
  const navigate = useNavigate();
  /** What hands over a part of the form is looked at first, on a page of its own. */
  const act = (chosen: string) => {
    if (partsHandedIn(chosen) === undefined) setEvent(chosen);
    else void navigate({ to: '/zaken/$caseId/nakijken/$event', params: { caseId: found.id, event: chosen } });
  };
  return (
    <>
      <p className={classes.back} data-no-print>
        <Anchor component={Link} to="/">
          <ArrowLeft size={16} aria-hidden /> {t.pages.worklist}
        </Anchor>
      </p>
      {found.emergency && (
        <Suspense>
          <EmergencyBanner caseId={found.id} own={found.emergency} />
        </Suspense>
      )}
      <PageHead
        title={`${found.number} · ${subjectWords(found.subject)}`}
        tabTitle={t.cases.tabTitle(found.number)}
        lead={found.stageLabel}
      />
      <div className={classes.columns}>
        <div className={classes.top}>
          <JustDone found={found} />
          <TurnBand found={found} onAct={act} />
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
        <CaseTabs found={found} onAct={act} />
      </div>
      <EventDrawer found={found} event={event} onClose={() => setEvent(null)} />
    </>
  );
}
