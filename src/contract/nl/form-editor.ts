/** What can be wrong with a form that a network made, in the words of its administrator. */
export const formFaults = {
  parts: 'Een formulier heeft precies drie delen: school, PBD en CLB.',
  nothingRequired: 'Dit deel heeft geen enkele verplichte vraag. Maak er minstens één verplicht, zonder voorwaarde.',
  disciplineStays:
    'Inbreuken op de schoolregels staan alleen in het deel van de school: ze gaan nooit mee naar een volgende school.',
  penCannotRead: 'Wie dit deel invult, mag deze vraag niet lezen. Kies een andere zichtbaarheid.',
  neededByAanzet: (name: string) =>
    `Aanzet rekent met de vraag “${name}”, bijvoorbeeld voor het nazicht op 12 en 18 jaar. Laat ze staan.`,
  nameTaken: 'Deze naam is al gebruikt in dit deel, misschien door een vraag die niet meer gesteld wordt.',
  neverAsked:
    'Dit mag Aanzet niet vragen: rijksregisternummer, nationaliteit, geboorteplaats, afkomst, geloof en gerechtelijke gegevens horen hier niet.',
  neverRequired: 'Voor deze vraag is geen bron die ze verplicht maakt. Kies “aanbevolen” of “vrij”.',
  clbOnlyRequired: 'Een vraag die enkel het CLB leest, kan niet verplicht zijn voor de aanmelding.',
  options: 'Geef minstens twee keuzes, en alleen bij een keuzevraag.',
  optionTwice: 'Twee keuzes hebben dezelfde naam.',
  columns: 'Geef minstens één kolom, elk met een eigen naam, en alleen bij een lijst.',
  bounds: 'Het kleinste getal is groter dan het grootste.',
  conditionUnknown: 'De vraag waarvan deze afhangt, staat niet eerder in hetzelfde deel.',
  conditionHidden: 'De vraag waarvan deze afhangt, is niet voor iedereen zichtbaar die deze vraag ziet.',
  conditionEmpty: 'Zeg bij welk antwoord deze vraag verschijnt.',
};
