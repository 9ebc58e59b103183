import type { z } from 'zod';

const kinds: Record<string, string> = {
  string: 'een tekst',
  number: 'een getal',
  int: 'een geheel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'een object',
  record: 'een object',
};

/** What is wrong with one value, in Dutch; the place is said by whoever shows it. */
export function dutchIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'ontbreekt';
      return `moet ${kinds[issue.expected] ?? issue.expected} zijn`;
    case 'too_small':
      return issue.origin === 'string' ? 'mag niet leeg zijn' : `moet minstens ${issue.minimum} zijn`;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `mag hoogstens ${issue.maximum} zijn`
        : `mag niet langer zijn dan ${issue.maximum}`;
    case 'invalid_value':
      return `moet een van deze zijn: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `kent dit niet: ${issue.keys.join(', ')}`;
    case 'invalid_key':
      return 'is geen soort termijn of ladder van deze toepassing';
    case 'invalid_format':
      return 'moet een datum zijn (JJJJ-MM-DD)';
    default:
      return 'is niet geldig';
  }
}
