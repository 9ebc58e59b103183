/** The words of the inbox. */
export const inboxWords = {
  lead: 'Wat er veranderde in uw dossiers.',
  show: 'Welke berichten',
  all: 'Alle',
  unread: (count: number) => `Ongelezen (${count})`,
  new: 'nieuw',
  read: 'Gelezen',
  markRead: (title: string, caseNumber: string | null) =>
    `Markeer als gelezen: ${title}${caseNumber ? `, ${caseNumber}` : ''}`,
  readAll: 'Alles gelezen',
  emptyTitle: 'Geen berichten',
  emptyText: 'Zodra iets in uw dossiers verandert, leest u het hier.',
  emptyUnread: 'U hebt alles gelezen.',
};
