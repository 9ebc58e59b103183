import type { CaseListItem } from '../../../src/contract/case.ts';
import { stageTexts } from '../../../src/contract/nl/procedure.ts';
import type { Person } from './person.ts';

const stages = Object.keys(stageTexts);
const names = ['Noor', 'Robbe', 'Imane', 'Louis', 'Yara', 'Klas 5B', 'Alexander', 'Fien'];
const holders = ['CLB De Brug', 'VTI Leiedorp', 'NAFT Horizon', 'PBD Leievallei'];
const at = (day: number): string => new Date(Date.UTC(2026, 8, 1 + day, 10)).toISOString();
const pick = <One>(all: readonly One[], index: number): One => all[index % all.length] as One;

function caseNumber(index: number): CaseListItem {
  const stage = pick(stages, index);
  const spent = index % 12;
  return {
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    number: `26-${String(index).padStart(6, '0')}`,
    procedure: 'naft',
    procedureVersion: 1,
    revision: 1,
    stage,
    stageLabel: stageTexts[stage]?.label ?? stage,
    stageSince: at(index % 60),
    final: false,
    subject: { kind: 'pupil', kindLabel: 'Een leerling', label: pick(names, index) },
    holder: {
      slot: 'clb',
      slotLabel: 'CLB',
      organisation: { id: `org-${index % 4}`, name: pick(holders, index) },
      member: null,
      isMine: index % 4 === 0,
    },
    noClockReason: null,
    noClockLabel: null,
    nextDeadline: {
      id: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
      kind: 'clbSection',
      label: 'Deel van het CLB',
      dueAt: at((index % 90) + 30),
      explanation: '10 werkdagen',
      paused: false,
      overdue: spent > 5,
      ofStep: true,
    },
    elapsed: { spent, of: 5, unit: 'werkdagen' },
  };
}

/** From here on the worklist of this person holds so many made-up cases, served page by page as the server would. */
export async function serveManyCases({ page }: Person, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, index) => caseNumber(index));
  await page.route('**/api/v1/cases?**', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const words = (query.get('q') ?? '').toLowerCase();
    const found = all.filter(
      ({ number, subject }) => number.includes(words) || subject.label?.toLowerCase().includes(words),
    );
    if (query.get('sort')?.startsWith('-')) found.reverse();
    const from = Number(query.get('cursor') ?? 0);
    const until = from + Number(query.get('limit') ?? 50);
    const nextCursor = until < found.length ? String(until) : null;
    await route.fulfill({ json: { items: found.slice(from, until), nextCursor } });
  });
}
