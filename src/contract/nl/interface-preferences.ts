/** The words of the choice of mails. */
export const preferencesWords = {
  title: 'Voorkeuren',
  lead: 'Kies waarvoor u ook een mail krijgt. In Aanzet zelf staan al uw berichten altijd.',
  link: 'Mailvoorkeuren',
  mail: 'Mail per soort bericht',
  address: (address: string) => `Mails gaan naar ${address}. Er staan nooit namen of inhoud in.`,
  noAddress: 'Er is geen mailadres van u bekend. U leest uw berichten alleen in Aanzet.',
  digestHint:
    'Het dagoverzicht komt op werkdagen om 8.00 uur en telt alleen wat u nog niet las. Is uw organisatie gesloten, dan komt het op de eerste open dag.',
  choices: { direct: 'Meteen', digest: 'In het dagoverzicht', none: 'Geen mail' },
  saved: (hour: string) => `Bewaard om ${hour}`,
  saving: 'Bewaren…',
};
