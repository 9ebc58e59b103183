import type { z } from 'zod';
import { Afsprakenkader, hardTerms } from './afsprakenkader.ts';
import { dutchIssue } from './dutch-issue.ts';

/** One mistake: where in the set, as a path such as `terms.choice.length`, and what is wrong, in Dutch. */
export interface Mistake {
  place: string;
  message: string;
}

export type CheckedAfsprakenkader = { ok: true; set: Afsprakenkader } | { ok: false; mistakes: readonly Mistake[] };

/** A set that cannot be used; the message is Dutch and names every place. */
export class AfsprakenkaderInvalid extends Error {
  readonly mistakes: readonly Mistake[];
  constructor(name: string, mistakes: readonly Mistake[]) {
    super(`Afsprakenkader ${name}: ${mistakes.map(({ place, message }) => `${place}: ${message}`).join('; ')}`);
    this.name = 'AfsprakenkaderInvalid';
    this.mistakes = mistakes;
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'het geheel' : path.map(String).join('.');
}

function orderMistakes(place: string, from: string, until: string): Mistake[] {
  return from <= until ? [] : [{ place, message: `het einde (${until}) ligt voor het begin (${from})` }];
}

function hardMistakes(set: Afsprakenkader): Mistake[] {
  const { count, length } = hardTerms.clbObjection;
  const found = set.terms.clbObjection;
  if (found?.count === count && found.length === length) return [];
  const message = `het verzet tegen de overdracht van een CLB-dossier kan ${length} kalenderdagen; dat staat vast`;
  return [{ place: 'terms.clbObjection', message }];
}

function ladderMistakes({ ladders }: Afsprakenkader): Mistake[] {
  const named = [['default', ladders.default] as const, ...Object.entries(ladders.perKind)];
  return named.flatMap(([name, rungs]) =>
    rungs.flatMap((rung, index) => {
      const place = `ladders.${name}.${index}`;
      const before = rungs[index - 1];
      const mistakes: Mistake[] = [];
      if (before !== undefined && before.after >= rung.after) {
        mistakes.push({ place, message: `moet later komen dan de vorige trede (na ${before.after} werkdagen)` });
      }
      if (rung.to === 'otherOrganisation' && !ladders.otherOrganisationAgreed) {
        mistakes.push({ place, message: 'de andere organisatie mag alleen waar dat is afgesproken' });
      }
      return mistakes;
    }),
  );
}

function reminderMistakes(set: Afsprakenkader): Mistake[] {
  return Object.entries(set.terms).flatMap(([kind, { length, remindBefore }]) =>
    remindBefore.some((before) => before >= length)
      ? [{ place: `terms.${kind}.remindBefore`, message: `moet korter zijn dan de termijn zelf (${length})` }]
      : [],
  );
}

function periodMistakes(set: Afsprakenkader): Mistake[] {
  const quiet = set.quietPeriods.flatMap(({ from, until }, index) =>
    orderMistakes(`quietPeriods.${index}`, from, until),
  );
  const september = set.quietPeriods.some(({ from, until }) => from <= '09-01' && until >= '09-14');
  if (!september)
    quiet.push({ place: 'quietPeriods', message: '1 tot en met 14 september moet er helemaal in zitten' });
  const moved = set.schoolYearOverrides.flatMap((override, index) => {
    const place = `schoolYearOverrides.${index}`;
    return [
      ...orderMistakes(place, override.firstDay ?? '', override.lastDay ?? '9999'),
      ...Object.entries(override.holidays ?? {}).flatMap(([id, { from, until }]) =>
        orderMistakes(`${place}.holidays.${id}`, from, until),
      ),
      ...(override.closed ?? []).flatMap(({ from, until }, closing) =>
        orderMistakes(`${place}.closed.${closing}`, from, until),
      ),
    ];
  });
  return [...orderMistakes('validUntil', set.validFrom, set.validUntil ?? '9999'), ...quiet, ...moved];
}

/** Reads a set from outside; every mistake at once, each with its place. */
export function checkAfsprakenkader(input: unknown): CheckedAfsprakenkader {
  const parsed = Afsprakenkader.safeParse(input, { error: dutchIssue });
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map((issue: z.core.$ZodIssue) => ({
      place: placeOf(issue.path),
      message: issue.message,
    }));
    return { ok: false, mistakes };
  }
  const set = parsed.data;
  const mistakes = [...periodMistakes(set), ...hardMistakes(set), ...reminderMistakes(set), ...ladderMistakes(set)];
  return mistakes.length === 0 ? { ok: true, set } : { ok: false, mistakes };
}

/** The same for a set that must be right, such as one loaded at the start. Throws AfsprakenkaderInvalid. */
export function getAfsprakenkader(input: unknown, name: string): Afsprakenkader {
  const checked = checkAfsprakenkader(input);
  if (!checked.ok) throw new AfsprakenkaderInvalid(name, checked.mistakes);
  return checked.set;
}
