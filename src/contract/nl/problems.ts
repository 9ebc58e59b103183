/** Why the server says no, one entry per problem code. May be shown as they are. */
export const problemTexts: Record<string, { title: string; detail: string }> = {
  invalidInput: {
    title: 'Er is iets niet juist ingevuld',
    detail: 'Kijk de aangeduide vragen na. Wat u invulde, is niet verloren.',
  },
  malformedBody: {
    title: 'De aanvraag is niet leesbaar',
    detail: 'De aanvraag bevat geen geldige JSON. Er is niets gewijzigd.',
  },
  bodyTooLarge: { title: 'Dit is te groot', detail: 'Maak de tekst of het bestand kleiner en probeer opnieuw.' },
  unsupportedMediaType: {
    title: 'Dit soort inhoud kan niet',
    detail: 'Stuur JSON, of een bestand waar een bestand gevraagd wordt.',
  },
  missingIdempotencyKey: {
    title: 'De sleutel van de aanvraag ontbreekt',
    detail: 'Stuur de hoofding Idempotency-Key mee, zodat dezelfde aanvraag nooit twee keer telt.',
  },
  foreignOrigin: {
    title: 'Deze aanvraag komt van een andere site',
    detail: 'Open Aanzet zelf en probeer daar opnieuw.',
  },
  notSignedIn: {
    title: 'U bent niet aangemeld',
    detail: 'Meld u aan en probeer opnieuw. Wat u invulde, blijft bewaard op dit toestel.',
  },
  notFound: { title: 'Niet gevonden', detail: 'Dit bestaat niet, of u mag het niet zien.' },
  methodNotAllowed: { title: 'Dit kan hier niet', detail: 'Dit adres kent deze bewerking niet.' },
  notAllowedNow: {
    title: 'Dit kan nu niet',
    detail: 'Het dossier staat in een stap waarin dit niet kan. Hieronder ziet u waar het staat en wat nu wel kan.',
  },
  staleRevision: {
    title: 'Het dossier is intussen veranderd',
    detail: 'Iemand anders was u voor. Bekijk wat er veranderde en beslis opnieuw. Wat u invulde, is niet verloren.',
  },
  sectionSavedByOther: {
    title: 'Iemand anders bewaarde dit deel net voor u',
    detail: 'U ziet beide versies naast elkaar. Kies wat blijft; niets is verloren.',
  },
  keyReused: {
    title: 'Deze sleutel is al gebruikt',
    detail: 'Dezelfde Idempotency-Key hoorde bij een andere aanvraag. Gebruik een nieuwe sleutel.',
  },
  nationalNumber: {
    title: 'Hier staat een rijksregisternummer',
    detail: 'Aanzet bewaart nooit een rijksregisternummer. Haal het weg en probeer opnieuw.',
  },
  tooManyRequests: {
    title: 'Even wachten',
    detail: 'Er kwamen te veel aanvragen na elkaar. Probeer het zo meteen opnieuw.',
  },
  databaseUnavailable: {
    title: 'Aanzet kan even niet bewaren',
    detail: 'Er is niets gewijzigd. Probeer het zo meteen opnieuw; wat u invulde, is niet verloren.',
  },
  newerRelease: {
    title: 'Dit dossier wacht op de nieuwe versie van Aanzet',
    detail:
      'Aanzet wordt net bijgewerkt. Probeer het over een minuut opnieuw. Er is niets gewijzigd; wat u invulde, is niet verloren.',
  },
  clockStuck: {
    title: 'De klok geraakt niet verder',
    detail:
      'Een richttermijn kan niet verwerkt worden, en de klok staat stil op dat moment. De beheerder ziet onder “Werk op de achtergrond” welke.',
  },
  internal: {
    title: 'Er ging iets mis bij ons',
    detail: 'Er is niets gewijzigd. Probeer opnieuw, en geef het nummer van de aanvraag door als het blijft.',
  },
};

const signs = (count: number) => (count === 1 ? '1 teken' : `${count} tekens`);
const answers = (count: number) => (count === 1 ? '1 antwoord' : `${count} antwoorden`);

/** What is wrong with one answer, in words that say how to put it right. */
export const fieldMessages = {
  required: 'Vul dit in.',
  tooShort: (least: number) => `Gebruik minstens ${signs(least)}.`,
  tooLong: (most: number) => `Gebruik hoogstens ${signs(most)}.`,
  notAnOption: 'Kies een van de mogelijkheden.',
  notADate: 'Vul een dag in die bestaat, zoals 23/11/2026.',
  dateOutOfRange: (from: string, until: string) => `Kies een dag van ${from} tot en met ${until}.`,
  notATime: 'Vul een dag en een uur in, zoals 23/11/2026 om 14.32 uur.',
  notANumber: 'Vul een getal in.',
  notAWholeNumber: 'Vul een geheel getal in.',
  tooSmall: (least: number) => `Vul ${least} of meer in.`,
  tooLarge: (most: number) => `Vul ${most} of minder in.`,
  notText: 'Vul tekst in.',
  notYesNo: 'Kies ja of nee.',
  notAList: 'Geef een lijst van antwoorden.',
  tooFew: (least: number) => `Geef minstens ${answers(least)}.`,
  tooMany: (most: number) => `Geef hoogstens ${answers(most)}.`,
  twice: 'Kies elke mogelijkheid maar één keer.',
  notAGroup: 'Dit moet een groep van vragen zijn.',
  notAnEmail: 'Vul een e-mailadres in, zoals naam@voorbeeld.be.',
  notAnId: 'Dit is geen geldig nummer.',
  unknownField: 'Deze vraag hoort hier niet.',
  nationalNumber: 'Haal het rijksregisternummer weg: Aanzet bewaart het nooit.',
  notAsExpected: 'Dit antwoord past hier niet.',
} as const;
