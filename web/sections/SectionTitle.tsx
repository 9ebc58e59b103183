import { CircleCheck, CircleDashed, Lock, PenLine } from 'lucide-react';
import { isAskedBy } from '../../src/contract/asked.ts';
import type { FormSection } from '../../src/contract/form.ts';
import { withoutBlanks } from '../form/schema.ts';
import { t } from '../words.ts';
import { useSectionDraft } from './section-store.ts';
import classes from './sections.module.css';

interface Props {
  caseId: string;
  section: FormSection;
}

function penWords({ mayWrite, handedIn, penLabel }: FormSection): string {
  if (mayWrite) return t.sections.yourPen;
  return handedIn ? t.sections.handedIn(penLabel) : t.sections.penOf(penLabel);
}

/** Name of the part, whose pen it is, and how far it is: "4 van 6". */
export function SectionTitle({ caseId, section }: Props) {
  const { state } = useSectionDraft(caseId, section);
  const required = section.demanded.filter((name) => isAskedBy(section.conditions, name, state.answers));
  const answered = required.filter((name) => withoutBlanks(state.answers[name]) !== undefined).length;
  const complete = section.mayWrite ? answered === required.length : section.complete;
  return (
    <span className={classes.title}>
      <span className={classes.titleName}>{section.label}</span>
      <span className={classes.titleFacts}>
        <span>
          {section.mayWrite ? <PenLine size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
          {penWords(section)}
        </span>
        <span data-complete={complete || undefined}>
          {complete ? <CircleCheck size={16} aria-hidden /> : <CircleDashed size={16} aria-hidden />}
          {complete ? t.sections.complete : t.sections.count(answered, required.length)}
        </span>
      </span>
    </span>
  );
}
