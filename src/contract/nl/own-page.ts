import type { OwnAnswer, OwnPage } from '../family.ts';

type State = NonNullable<OwnPage['akkoord']>['state'];

/** The own page of pupil and parents: short sentences, je-form, no jargon. */
export const ownPageWords = {
  dead: {
    title: 'Deze link werkt niet meer',
    lead: 'Dat kan: een link werkt een tijd, en stopt als ze niet meer nodig is.',
    text: 'Vraag een nieuwe link aan de persoon die je deze gaf. Weet je niet meer wie dat was? Bel het CLB van je school.',
  },
  away: {
    title: 'Open je link opnieuw',
    lead: 'Je was een tijdje weg. Daarom is deze pagina dichtgegaan.',
    text: 'Open de link uit je bericht nog eens. Lukt dat niet, vraag dan een nieuwe aan de persoon die ze je gaf.',
  },
  busy: { title: 'Even geduld', lead: 'We openen je link.' },
  signedIn: {
    title: 'Een persoonlijke link openen',
    lead: 'U bent nu aangemeld. Als u deze link opent, wordt u eerst afgemeld.',
    open: 'Afmelden en de link openen',
  },
  alone: 'Hier zie je hoe ver het staat. Namen en wat er geschreven is, zie je pas als je je code typt.',
  code: {
    title: 'Meer zien of antwoorden?',
    text: 'Typ de code van acht letters en cijfers. Je kreeg ze in een gesprek of aan de telefoon. Heb je nog geen code? Vraag ze aan de persoon die je deze link gaf.',
    label: 'Je code',
    hint: 'Zoals 7K3Q-F9TX. Hoofdletters en streepjes maken niet uit.',
    send: 'Open mijn pagina',
    demo: (code: string) => `In deze demonstratie is de code ${code}.`,
  },
  title: 'Jouw pagina',
  titleParent: 'Jouw pagina als ouder',
  leadPupil: (name: string) => `Deze pagina gaat over jou, ${name}.`,
  leadParent: (name: string) =>
    `Deze pagina gaat over ${name}. Waar het staat, is voor je kind geschreven; jij leest mee.`,
  beside:
    'Je kind beslist zelf. Daarom lees je hier niet wat over je kind geschreven is. Praat er samen over, of bel het CLB.',
  akkoord: {
    title: 'Ga je akkoord?',
    whatPupil: 'We vragen of we mogen doorgeven wie je bent, wat er speelt, wat al geprobeerd is en wat je nodig hebt.',
    whatParent:
      'We vragen of we mogen doorgeven wie je kind is, wat er speelt, wat al geprobeerd is en wat je kind nodig heeft.',
    withWhom: 'Met wie? Met de mensen van de begeleiding die samen met het CLB gekozen wordt. Met niemand anders.',
    whatFor: 'Waarom? Om te kijken of zij kunnen helpen, en om te starten als dat kan.',
    howToNo: 'Nee zeggen mag altijd. Je hoeft niet uit te leggen waarom. Je mag ook eerst bellen om meer te vragen.',
    states: {
      asked: 'Je hebt nog niet geantwoord.',
      unreachable: 'Je hebt nog niet geantwoord.',
      given: 'Je zei ja.',
      refused: 'Je zei nee. We geven niets door. Je contactpersoon van het CLB bekijkt met je wat wel kan.',
      withdrawn:
        'Je nam je ja terug. Dat mag altijd, en het is goed dat je het zegt. Vanaf nu geven we niets nieuws meer door. Was er al iemand die begeleidt, dan mag die je nog enkele dagen bellen om af te ronden. Daarna ziet die persoon hier niets meer. Je contactpersoon van het CLB belt je om te bekijken hoe het verdergaat.',
    } satisfies Record<State, string>,
    buttons: {
      yes: 'Ja, ik ga akkoord',
      no: 'Nee, ik ga niet akkoord',
      withdraw: 'Ik neem mijn ja terug',
    } satisfies Record<OwnAnswer['answer'], string>,
    ask: {
      yes: 'Zeg je ja? Dan geven we door wat hierboven staat, zodra iedereen antwoordde die gevraagd wordt. Je mag je ja later terugnemen, op deze pagina.',
      no: 'Zeg je nee? Dan geven we niets door. Je contactpersoon van het CLB hoort het en bekijkt met je wat wel kan. Je mag later nog ja zeggen.',
      withdraw:
        'Neem je je ja terug? Dan geven we vanaf nu niets nieuws meer door. Wie al begeleidt, mag je nog enkele dagen bellen om af te ronden. Wat al doorgegeven is, blijft bij wie het kreeg.',
    } satisfies Record<OwnAnswer['answer'], string>,
    sure: {
      yes: 'Ja, geef het door',
      no: 'Nee, geef niets door',
      withdraw: 'Ja, neem het terug',
    } satisfies Record<OwnAnswer['answer'], string>,
    health: {
      ask: 'Mogen zij ook lezen wat over gezondheid geschreven is?',
      hint: 'Kies je niets, dan lezen ze dat niet.',
      options: { yes: 'Ja', no: 'Nee' },
      given: 'Ook wat over gezondheid geschreven is, mogen zij lezen.',
      kept: 'Wat over gezondheid geschreven is, lezen zij niet. Wil je dat veranderen? Zeg het aan je contactpersoon van het CLB.',
    },
    back: 'Toch niet',
    saved: 'Je antwoord is bewaard.',
  },
  call: 'Wie kun je bellen?',
  written: 'Wat er geschreven is',
  writtenText: 'Dit schreven school en CLB op. Klopt iets niet? Zeg het aan je contactpersoon van het CLB.',
  notes: 'Nota’s',
  noteBy: (by: string, on: string) => `${by}, ${on}`,
};
