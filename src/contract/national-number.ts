/** Eleven digits in the groups of a national number: birth date, serial, check; with or without the usual separators. */
const gap = String.raw`[\s.,/\\_\-\u2010-\u2015\u2212]{0,3}`;
const shape = new RegExp(String.raw`(?<![\d+])(?=(\d{2}${gap}\d{2}${gap}\d{2}${gap}\d{3}${gap}\d{2})(?!\d))`, 'gu');
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a Belgian national number (or BIS number) stands in a text: eleven digits whose check fits, counted as born
 * before or from 2000 on. Whether the date in it can exist is not asked: a typing error is still a number too many.
 * Phone and account numbers have other lengths or groups.
 */
export function holdsNationalNumber(text: string): boolean {
  if (text.length < 11 || uuid.test(text)) return false;
  const plain = text.normalize('NFKC').replace(invisible, '');
  for (const match of plain.matchAll(shape)) if (isNationalNumber((match[1] ?? '').replace(/\D/g, ''))) return true;
  return false;
}

function isNationalNumber(digits: string): boolean {
  const body = Number(digits.slice(0, 9));
  const check = Number(digits.slice(9));
  return check === 97 - (body % 97) || check === 97 - ((2_000_000_000 + body) % 97);
}
