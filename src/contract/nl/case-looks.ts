/** What looking is called, by what was asked of the policy; what is not here is no look at a case. */
export const lookTexts: Record<string, string> = {
  emergencyAccessOpened: 'noodtoegang geopend',
  caseRead: 'waar het dossier staat',
  caseHistory: 'het verloop',
  formRead: 'het formulier',
  formPaper: 'een kopie van het formulier',
  attachmentRead: 'de bijlagen',
  larsText: 'de tekst voor LARS',
  closingPackage: 'het afsluitpakket',
  caseLooks: 'wie er keek',
};

export const lookWords = {
  title: 'Wie keek in dit dossier?',
  lead: 'Per dag: welke organisatie keek, waarnaar, en waarom ze dat mocht. Namen van medewerkers staan er niet bij.',
  leadFamily:
    'Je ziet per dag wie er keek, waarnaar, en waarom dat mocht. Wil je weten wie precies? Vraag het aan het CLB.',
  show: 'Toon wie er keek',
  hide: 'Verberg',
  day: 'Dag',
  who: 'Wie',
  what: 'Waarnaar',
  why: 'Waarom',
  ownLink: 'Met de eigen link',
  yourLink: 'Met jouw link',
  aboutYou: 'Het gaat over jou',
  reason: (slot: string) => `Is ${slot} in dit dossier`,
  reasonEmergency: (reason: string) => `Noodtoegang: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  reasonOwn: 'Het gaat over die persoon',
  emptyTitle: 'Er keek nog niemand',
  emptyText: 'Zodra iemand het dossier opent, staat dat hier.',
};
