/** What people write in these stories; the questions as they are read on the page. */

export const schoolSection = {
  Onderwijsvorm: 'Arbeidsmarkt (bso)',
  'Wat is de aanleiding?': 'Komt sinds oktober bijna niet meer naar de les.',
  'Wat lukt nog wel? Wat zijn de sterktes?': 'Werkt graag met haar handen en helpt jongere leerlingen.',
  'Wat deed de school in de verhoogde zorg?': 'Wekelijks gesprek met de leerlingbegeleider.',
  'Aantal halve dagen met code B dit schooljaar': '34',
  'Wanneer meldde de school dit aan het CLB?': '9/11/2026',
  'Is er een begeleidingsdossier?': 'Ja',
};

export const pbdSection = {
  'Welk advies geeft u over de ondersteuning op school?': 'Werk met een vaste vertrouwenspersoon.',
};

export const clbSection = {
  Familienaam: 'Pauwels',
  Indicatiestelling: 'Er is nood aan een plek buiten de klas.',
  'Wat gebeurde in de uitbreiding van zorg?': 'Vier gesprekken op het CLB en één huisbezoek.',
  'Op welk domein ligt de vraag?': ['Sociaal', 'Emotioneel'],
  'Is er met de leerling gepraat?': 'Ja',
  Doel: 'Herstellend',
};

export const startTable = {
  'Op welke dag?': '10/12/2026',
  'Welke doelen zijn afgesproken?': 'Opnieuw ritme vinden en één vak per dag volgen.',
  'Hoelang duurt het traject?': 'Tot de krokusvakantie',
  'Hoe wordt er gewerkt?': 'Twee voormiddagen in het atelier.',
  'Wat houdt het traject in?': 'Houtbewerking en gesprekken.',
  'Was de school erbij?': 'Ja',
};

export const quickStart = {
  'Voornaam, of naam van de klas of groep': 'Noor',
  Leeftijd: '15',
  'Wat is er aan de hand, in één zin?': 'Komt niet meer naar school.',
  'Wie is op de hoogte?': 'De leerling en de ouders',
};
