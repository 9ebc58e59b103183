import type { FormSection } from '../../src/contract/form.ts';
import { dayAndHour } from '../time/format.ts';
import { t } from '../words.ts';
import { AnswerList } from './AnswerList.tsx';
import classes from './sections.module.css';

/** Somebody else's part, as far as it is for this reader. */
export function ReadSection({ section }: { section: FormSection }) {
  return (
    <div className={classes.read}>
      <AnswerList schema={section.schema} answers={section.answers} />
      {section.missing.length > 0 && <p className={classes.missing}>{t.sections.stillMissing(section.missing)}</p>}
      <p className="az-dim">
        {section.savedAt
          ? t.sections.savedBy(dayAndHour(section.savedAt), section.savedBy ?? section.penLabel)
          : t.sections.nothingYet}
      </p>
    </div>
  );
}
