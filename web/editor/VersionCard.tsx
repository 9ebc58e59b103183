import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FormVersionItem } from '../../src/contract/form-versions.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { dayAndHour } from '../time/format.ts';
import classes from './editor.module.css';

interface Props {
  item: FormVersionItem;
  /** The version to compare with, where there is one. */
  before: number | undefined;
  children: ReactNode;
}

/** One version: whether it holds, since when, by whom, and how many cases work with it. */
export function VersionCard({ item, before, children }: Props) {
  const { version, state, validFrom, publishedBy, savedAt, savedBy, runningCases } = item;
  return (
    <article className="az-card" aria-labelledby={`version-${version}`}>
      <h2 id={`version-${version}`} className={classes.versionTitle}>
        {w.version(version)}{' '}
        <span className={classes.state} data-state={state}>
          {w.states[state]}
        </span>
      </h2>
      {validFrom === null && state !== 'draft' && <p>{w.shipped}</p>}
      {validFrom !== null && <p>{w.from(dayAndHour(validFrom), publishedBy ?? '')}</p>}
      {state === 'draft' && savedAt !== null && <p>{w.savedBy(dayAndHour(savedAt), savedBy ?? '')}</p>}
      {state !== 'draft' && <p className="az-dim">{w.running(runningCases)}</p>}
      <div className={classes.actions} data-no-print>
        {state === 'draft' ? (
          <Link to="/beheer/formulier/klad">{w.goOn}</Link>
        ) : (
          <Link to="/beheer/formulier/$version" params={{ version: String(version) }}>
            {w.view(version)}
          </Link>
        )}
        {before !== undefined && (
          <Link to="/beheer/formulier/vergelijk" search={{ van: String(before), naar: String(version) }}>
            {w.compareWith(before, version)}
          </Link>
        )}
        {children}
      </div>
    </article>
  );
}
