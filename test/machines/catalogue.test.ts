import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { layers } from '../../src/access/rights.ts';
import { deadlineKinds } from '../../machines/deadlines.ts';
import { consentParties, subjectKinds } from '../../machines/naft-v1/context.ts';
import { procedures } from '../../machines/registry.ts';
import { slots } from '../../machines/slots.ts';
import { noticeTexts } from '../../src/contract/nl/notices.ts';
import { fieldMessages, problemTexts } from '../../src/contract/nl/problems.ts';
import * as words from '../../src/contract/nl/procedure.ts';
import { problemCodes } from '../../src/contract/problem.ts';
import { noticesOf, questionsOf } from './names-in-machines.ts';

/** Kinds of message that the engine sends by itself, beside those that a machine names. */
const engineNotices = [
  'yourTurn',
  'termPassed',
  'reminder',
  'escalatedHolder',
  'escalatedColleague',
  'escalatedCoordinator',
  'escalatedOtherOrganisation',
  'familyAnswered',
  'linkLocked',
];

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const namesOf = (texts: object) => Object.keys(texts).sort();
const eventRules = procedures.flatMap((procedure) => Object.entries(procedure.events));

describe('everything a procedure can say has its Dutch words, and nothing else has', () => {
  test.each([
    ['procedures', procedures.map(({ id }) => id), words.procedureTexts],
    ['slots', slots, words.slotTexts],
    ['stages', procedures.flatMap(({ states }) => Object.keys(states)), words.stageTexts],
    ['deadlines', deadlineKinds, words.deadlineTexts],
    ['events', eventRules.map(([type]) => type), words.eventTexts],
    [
      'refusals',
      ['notInThisStage', 'caseEnded', ...procedures.flatMap(({ guardSources }) => Object.keys(guardSources))],
      words.refusalTexts,
    ],
    ['notices', [...procedures.flatMap(({ machine }) => noticesOf(machine.config)), ...engineNotices], noticeTexts],
    ['kinds of subject', subjectKinds, words.subjectKindTexts],
    ['parties of an akkoord', consentParties, words.consentPartyTexts],
    ['layers', [...layers], words.layerTexts],
    ['reasons why no clock runs', ['caseEnded', 'clockStopped'], words.noClockTexts],
    ['problems', problemCodes, problemTexts],
    [
      'questions at the start',
      ['clb', 'school', 'subject', 'name', 'age', 'sentence', 'firstPen', 'toldWho', 'toldHow', 'toldOn', 'pbd'],
      words.startTexts,
    ],
  ])('%s', (_, names, texts) => {
    expect(namesOf(texts)).toEqual(sorted(names));
  });

  test.each(eventRules)('the questions of %s', (type, rule) => {
    expect(namesOf(words.eventTexts[type]?.fields ?? {})).toEqual(sorted(Object.keys(rule.payload.shape)));
    for (const { field, options } of questionsOf(rule.payload)) {
      const text = words.eventTexts[type]?.fields[field];
      expect(namesOf(text?.options ?? {}), `${type}.${field}`).toEqual(sorted(options));
    }
  });

  test('an event that somebody tells by phone asks who told it and when', () => {
    expect(namesOf(words.onBehalfFields)).toEqual(['toldBy', 'toldOn']);
  });

  test('a forgotten or a superfluous word is noticed', () => {
    const { clb: _clb, ...forgotten } = words.slotTexts;
    expect(namesOf(forgotten)).not.toEqual(sorted(slots));
    expect(namesOf({ ...words.slotTexts, extra: 'Extra' })).not.toEqual(sorted(slots));
    const planted = z.strictObject({ answer: z.enum(['yes', 'maybe']).optional() });
    expect(questionsOf(planted)).toEqual([{ field: 'answer', options: ['yes', 'maybe'] }]);
    expect(
      noticesOf({ on: { x: [{ actions: [{ type: 'notify', params: { slot: 'clb', notice: 'new' } }] }] } }),
    ).toEqual(['new']);
  });
});

const everySentence = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(everySentence)
      : [];

const isSentence = (text: string) => /^[A-Z"0-9].*[.?!]$/.test(text);

describe('the words are plain, kind and complete', () => {
  test('nothing is empty, doubled in spaces or left to fill in', () => {
    const all = everySentence([words, noticeTexts, problemTexts]);
    expect(all.length).toBeGreaterThan(600);
    for (const text of all) expect(text).toMatch(/^\S+( \S+)*$/);
    for (const text of all) expect(text).not.toMatch(/\{|TODO|undefined/);
  });

  test('nobody is blamed', () => {
    for (const text of everySentence([words, noticeTexts, problemTexts])) {
      expect(text).not.toMatch(/nalatig|te laat|in gebreke|schuld|vergat|verzuim/i);
    }
  });

  test('a family reads none of the words that hurt, and no abbreviation but CLB', () => {
    for (const { family } of Object.values(words.stageTexts)) {
      const text = `${family.label} ${family.text}`;
      expect(text).not.toMatch(/vastgelopen|casus|context|geweigerd|bekwaam|spijbel|te laat/i);
      expect(text.replaceAll('CLB', '')).not.toMatch(/[A-Z]{2,}/);
      expect(text).not.toMatch(/\b(u|uw)\b/i);
      for (const sentence of family.text.split(/(?<=[.?!]) /)) expect(sentence.split(' ').length).toBeLessThan(22);
    }
  });

  test('whoever is aan zet is addressed with u, never with je', () => {
    for (const { asked } of Object.values(words.stageTexts)) expect(asked).not.toMatch(/\b(je|jij|jouw)\b/i);
    for (const { title, text } of Object.values(noticeTexts))
      expect(`${title} ${text}`).not.toMatch(/\b(je|jij|jouw)\b/i);
  });

  test('what is asked, told, described or refused is said in whole sentences', () => {
    for (const { asked, family } of Object.values(words.stageTexts)) {
      expect(asked).toSatisfy(isSentence);
      expect(family.text).toSatisfy(isSentence);
    }
    for (const { told, description } of Object.values(words.eventTexts)) {
      expect(told).toSatisfy(isSentence);
      expect(description).toSatisfy(isSentence);
    }
    for (const text of Object.values(words.refusalTexts)) expect(text).toSatisfy(isSentence);
    for (const { text } of Object.values(noticeTexts)) expect(text).toSatisfy(isSentence);
    for (const { detail } of Object.values(problemTexts)) expect(detail).toSatisfy(isSentence);
  });

  test('a term is a richttermijn, and no text calls it legal', () => {
    for (const text of everySentence([words, noticeTexts])) expect(text).not.toMatch(/wettelijk/i);
  });

  test('messages about an answer say how to put it right', () => {
    expect(fieldMessages.tooShort(1)).toBe('Gebruik minstens 1 teken.');
    expect(fieldMessages.tooLong(500)).toBe('Gebruik hoogstens 500 tekens.');
    expect(fieldMessages.tooFew(2)).toBe('Geef minstens 2 antwoorden.');
    expect(fieldMessages.dateOutOfRange('1/9/2026', '30/6/2027')).toBe(
      'Kies een dag van 1/9/2026 tot en met 30/6/2027.',
    );
  });
});
