/** The words of the door: where a one-time code opens a session. */
export const signInWords = {
  title: 'Aanmelden met een code',
  lead: 'Uw toegangsbeheerder geeft u een code. Ze werkt één keer. Na het afmelden, of na een tijd zonder iets te doen, vraagt u een nieuwe.',
  firstTitle: 'De eerste beheerder aanmelden',
  firstLead:
    'Op deze server is nog geen beheerder. De code staat op het scherm van wie Aanzet startte. Kwijt? Dan maakt npm run administrator-code een nieuwe.',
  code: 'Code',
  codeHint: 'Zestien letters en cijfers, zoals 7K3Q-F9TX-2M4B-HRWD. Hoofdletters en streepjes maken niet uit.',
  name: 'Uw naam',
  nameHint: 'Zo staat u in het logboek en in de lijst van beheerders.',
  email: 'Uw e-mailadres',
  isAdministrator: 'Dit is een code voor een nieuwe beheerder',
  isAdministratorHint: 'Alleen als wie de server beheert u dat zei. Dan vragen we ook uw naam en e-mailadres.',
  send: 'Aanmelden',
  toPersonas: 'Kies een persona',
  byCode: 'Aanmelden met een code',
  ended: 'U bent afgemeld.',
};

/** Why a code opens nothing. */
export const signInRefusals = {
  unknown:
    'Deze code werkt niet (meer). Kijk na of u ze juist overnam. Een code werkt één keer en maar korte tijd: vraag zo nodig een nieuwe.',
  tooMany: 'Er werden hier te veel codes geprobeerd. Wacht tien minuten en probeer opnieuw.',
  needsName: 'Vul uw naam in: met deze code wordt u beheerder.',
  needsEmail: 'Vul uw e-mailadres in: met deze code wordt u beheerder.',
};

/** What the terminal says on a first start, and the command for a new code. */
export const firstCodeLines = {
  made: (code: string, address: string, until: string) =>
    [
      '',
      '  Met deze code wordt iemand beheerder van Aanzet, één keer:',
      '',
      `      ${code}`,
      '',
      `  Open ${address} en vul ze daar in. Ze geldt tot ${until} en staat nergens anders leesbaar.`,
      '  Kwijt of voorbij? Maak een nieuwe met: npm run administrator-code',
      '',
    ].join('\n'),
  madeFor: (name: string, code: string, address: string, until: string) =>
    [
      '',
      `  Code voor ${name}, één keer te gebruiken tot ${until}:`,
      '',
      `      ${code}`,
      '',
      `  Vul ze in op ${address}`,
      '',
    ].join('\n'),
  open: 'Er is nog geen beheerder. De code die eerder getoond werd, geldt nog. Kwijt? npm run administrator-code',
};
