/** In which capacity somebody works, as people say it. */
export const capacityTexts: Record<string, string> = {
  school: 'School',
  pbd: 'Pedagogische begeleidingsdienst (PBD)',
  clb: 'CLB-medewerker',
  provider: 'NAFT-begeleider',
  contactPoint: 'Contactpunt',
  youthCare: 'Jeugdhulp',
  facilitator: 'ROTS-begeleider',
  coordinator: 'Netwerkcoördinator',
  department: 'Overheid',
  administrator: 'Beheerder van Aanzet',
  accessManager: 'Toegangsbeheerder',
  pupil: 'Leerling',
  parent: 'Ouder',
};

/** What a demo persona is good for, one sentence per capacity. */
export const aboutPersonas: Record<string, string> = {
  school: 'Vult het deel van de school in, start een aanmelding en volgt mee wie aan zet is.',
  pbd: 'Geeft advies over wat de school nog kan doen, zonder de naam van de leerling te zien.',
  clb: 'Start of vervolledigt een aanmelding, noteert het akkoord en dient in bij een aanbieder.',
  provider: 'Krijgt aanmeldingen, aanvaardt of weigert met een reden, en begeleidt het traject.',
  contactPoint: 'Kijkt mee naar nieuwe aanmeldingen en zoekt de juiste aanbieder.',
  youthCare: 'Vraagt samen met het CLB een consult en schuift mee aan bij een overlegtafel.',
  facilitator: 'Begeleidt het consult en de overlegtafel van ROTS.',
  coordinator: 'Ziet waar dossiers wachten, met nummers en zonder namen.',
  department: 'Leest de signalen uit de netwerken, zonder één dossier te zien.',
  administrator:
    'Houdt Aanzet draaiend: beheert organisaties en ziet welk werk op de achtergrond niet lukte, zonder één dossier te zien.',
  accessManager:
    'Beheert wie bij de eigen organisatie werkt en op wiens naam haar dossiers staan, zonder één dossier te zien.',
  pupil: 'Opent een persoonlijke link: waar het staat, zonder namen. Met de code ook de eigen pagina en het akkoord.',
  parent: 'Opent een persoonlijke link: waar het staat, zonder namen. Met de code ook de eigen pagina en het akkoord.',
};

/** How far the demo clock may go at once. */
export const advanceTooFar = 'Ga hoogstens 400 dagen vooruit.';

/** Questions that belong to the application itself, not to a form. */
export const fieldLabels: Record<string, string> = {
  '': 'Aanvraag',
  persona: 'Persona',
  advance: 'Hoever vooruit',
  limit: 'Aantal per keer',
  cursor: 'Plaats in de lijst',
  unread: 'Alleen ongelezen',
  topic: 'Soort bericht',
  choice: 'Keuze',
  procedure: 'Procedure',
  input: 'Start van het dossier',
  type: 'Gebeurtenis',
  payload: 'Antwoorden',
  answers: 'Antwoorden',
  revision: 'Versie',
  stage: 'Stap',
  state: 'Open of afgerond',
  holder: 'Aan zet',
  overdue: 'Over de richttermijn',
  due: 'Binnen 7 dagen',
  q: 'Zoeken',
  sort: 'Volgorde',
  count: 'Soort dagen',
  length: 'Aantal dagen',
  from: 'Vanaf',
  organisation: 'Organisatie',
  to: 'Tot en met',
  as: 'Wie kijkt',
  definition: 'Formulier',
  validFrom: 'Ingangsdatum',
  decision: 'Beslissing',
  code: 'Code',
  name: 'Naam',
  email: 'E-mailadres',
  capacity: 'Rol',
  lastDay: 'Laatste dag',
  closesOn: 'Gesloten vanaf',
  municipality: 'Gemeente',
  kind: 'Soort',
  network: 'Netwerk',
  region: 'Provincie',
  member: 'Medewerker',
  reason: 'Reden',
};
