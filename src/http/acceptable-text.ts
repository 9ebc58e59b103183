import { fieldMessages } from '../contract/nl/problems.ts';
import type { FieldProblem } from '../contract/problem.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { fieldProblem, queryProblem } from './field-problem.ts';
import { holdsNationalNumber } from '../contract/national-number.ts';

/** Deeper than any form of ours; keeps every walk over a body short. */
const deepest = 32;
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What no text may hold, wherever it stands in a body or query, whatever the schema says: a national number, characters
 * that PostgreSQL cannot keep (NUL, lone surrogates), numbers that JSON cannot write back, keys that touch prototypes.
 */
export function refuseUnacceptable(value: unknown, place: 'query' | 'body'): Refusal | undefined {
  const found: FieldProblem[] = [];
  let national = false;
  const note = (path: readonly string[], message: string): void => {
    if (found.length < 20) found.push(place === 'query' ? queryProblem(path, message) : fieldProblem(path, message));
  };
  const visitText = (text: string, path: readonly string[]): void => {
    if (text.includes('\0') || !text.isWellFormed()) note(path, fieldMessages.notAsExpected);
    else if (holdsNationalNumber(text)) {
      national = true;
      note(path, fieldMessages.nationalNumber);
    }
  };
  const visit = (one: unknown, path: readonly string[]): void => {
    if (typeof one === 'string') visitText(one, path);
    else if (typeof one === 'number') {
      if (!Number.isFinite(one)) note(path, fieldMessages.notANumber);
      else if (one >= 1e9 && one < 1e11) visitText(String(one).padStart(11, '0'), path);
    } else if (typeof one === 'object' && one !== null) {
      if (path.length >= deepest) note(path, fieldMessages.notAsExpected);
      else
        for (const [key, inner] of Object.entries(one)) {
          const here = [...path, key];
          if (forbiddenKeys.has(key)) note(here, fieldMessages.unknownField);
          else visit(inner, here);
          if (!Array.isArray(one)) visitText(key, path);
        }
    }
  };
  visit(value, []);
  return found.length === 0 ? undefined : refuse(national ? 'nationalNumber' : 'invalidInput', { errors: found });
}
