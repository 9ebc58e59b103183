/** The words of help: the keys of the house, and what each screen is for. */
export const shortcutWords = {
  title: 'Sneltoetsen',
  everywhere: 'Overal',
  search: 'Zoeken in de werklijst',
  palette: 'Naar een pagina of dossier springen',
  help: 'Deze hulp openen',
  close: 'Sluiten wat openstaat',
  tab: 'Naar het volgende veld of de volgende knop',
  inList: 'In de werklijst, op een keuzevakje',
  pick: 'Dossier kiezen of loslaten',
  walk: 'Naar het vorige of volgende dossier',
  pickWalk: 'Onderweg mee kiezen',
  pickRange: 'Alles tot hier kiezen',
  keyShift: 'Shift',
  keySpace: 'Spatie',
  keyClick: 'Shift + klik',
  letters: 'Sneltoetsen met één teken',
  lettersHint: 'Zet dit uit als u dicteert of met spraak werkt.',
};

export const helpWords = {
  explain: 'Uitleg',
  handbook: 'Handleiding',
  openHandbook: 'Open de handleiding',
  allTasks: 'Alle taken',
  more: 'Meer in de handleiding (nieuw tabblad)',
  about: {
    werklijst:
      'Hier staan alle dossiers waarbij u betrokken bent. Bovenaan staat wat op u wacht, met de vroegste richttermijn eerst. Kies een aantal, een filter of een kolom om de lijst te beperken of te ordenen; uw keuze staat in het adres, dus u kunt ze bewaren als bladwijzer. Kies dossiers met de vakjes om iets in meerdere dossiers samen te noteren.',
    aanmelden:
      'U start een aanmelding met enkele vragen, bijvoorbeeld tijdens een telefoongesprek. Daarna vult elke partner zijn eigen deel van hetzelfde formulier aan. Niemand hoeft iets over te typen.',
    formulier:
      'Elke organisatie vult haar eigen deel in en ziet alleen wat bij haar plaats hoort. Wat u typt, wordt vanzelf bewaard. U dient uw deel pas in als u op de knop drukt.',
    'zaak-opvolgen':
      'Bovenaan leest u wie aan zet is, tegen wanneer en waarom die datum. De knoppen tonen wat u nu kunt doen. Daaronder staan het formulier, wie betrokken is en wat er al gebeurde.',
    'eigen-pagina': 'De leerling en elke ouder krijgen een eigen pagina: een link die u stuurt en een code die u zegt.',
    akkoord:
      'Niets gaat naar een volgende partner zonder akkoord. U noteert wie akkoord gaat, waarvoor en hoe u dat weet. Een akkoord kan altijd weer ingetrokken worden.',
    berichten:
      'U leest hier wat er veranderde in uw dossiers, zonder namen. Alles staat altijd hier. Bij de voorkeuren kiest u of u er ook een mail over krijgt: meteen, een keer per werkdag, of niet.',
    termijnen:
      'Een richttermijn is een afspraak binnen het netwerk, geen wet. Elke datum legt zichzelf uit: vanaf welke dag er geteld wordt, welke dagen meetellen en welke niet.',
    noodtoegang:
      'Alleen als iemand nu hulp nodig heeft en het niet kan wachten. U leest één dossier, hoogstens een uur. Het CLB van dat dossier hoort het meteen en kijkt het na.',
    aanbod: 'Hier ziet u wat aanbieders nu kunnen opnemen, voor wie, en waar er plaats is.',
    wachtlijst:
      'Is er nog geen plaats, dan kan een leerling op de wachtlijst. U bekijkt ze geregeld opnieuw en ziet wat intussen kan helpen.',
    kopieen:
      'Wie het formulier krijgt, krijgt een kopie die niet meer verandert. U ziet wie wat kreeg en wanneer, en neemt het mee als PDF, op papier of als tekst voor LARS.',
    'beheer-formulier':
      'U past het formulier van uw netwerk aan in een klad. Wat loopt, blijft op zijn eigen versie; nieuwe aanmeldingen krijgen de versie die u publiceert, vanaf de dag die u kiest.',
    code: 'Uw toegangsbeheerder geeft u een code die één keer werkt. U blijft hoogstens twaalf uur aangemeld.',
    'beheer-toegang':
      'U nodigt collega’s uit, laat ze stoppen en zet dossiers op naam van iemand anders. U ziet nummers, geen inhoud.',
    'beheer-organisaties':
      'U voegt organisaties toe, sluit ze op een dag en nodigt hun eerste toegangsbeheerder uit. U ziet geen dossiers.',
    'beheer-werk':
      'Hier staat wat Aanzet op de achtergrond probeerde en wat niet lukte, met de oorzaak. U kunt het opnieuw laten proberen.',
  },
};
