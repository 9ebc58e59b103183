import { Faker, nl, nl_BE } from '@faker-js/faker';
import type { Random } from './seeded-random.ts';

/** Fictional words for the demonstration: nobody here exists, and no sentence describes a real pupil. */
export interface DemoWords {
  firstName(): string;
  className(): string;
  concern(): string;
  strength(): string;
  care(): string;
  advice(): string;
  indication(): string;
  note(): string;
}

const concerns = [
  'Komt al weken amper naar school en trekt zich terug op de kamer.',
  'Raakt vaak in conflict met leerkrachten en loopt dan weg uit de les.',
  'Kreeg drie tijdelijke uitsluitingen sinds september.',
  'Zegt zelf geen zin meer te zien in de richting.',
  'Is vaak moe en te stil; de klas krijgt er weinig contact mee.',
  'Wisselde twee keer van school en vindt geen aansluiting.',
];
const strengths = [
  'Werkt graag met de handen en helpt anderen als het rustig is.',
  'Is eerlijk over wat niet lukt en komt wel naar het atelier.',
  'Praat vlot met één leerkracht, en houdt zich aan afspraken die klein zijn.',
  'Is sterk in sport en komt dan op tijd.',
];
const cares = [
  'Gesprekken met de leerlingbegeleider, een time-outkaart en een aangepast uurrooster gedurende vier weken.',
  'Herstelgesprek met de klas, daarna een vaste contactpersoon op school.',
  'Huisbezoek door de school en wekelijks overleg met de ouders.',
];
const advices = [
  'Verken met het team een korter lesrooster met vaste rustmomenten en één aanspreekpunt.',
  'Werk met de klas rond groepsvorming en spreek als team één aanpak af.',
];
const indications = [
  'De leerling heeft nood aan afstand van de school en aan een vaste begeleider om opnieuw ritme te vinden.',
  'De band met de school is broos; een traject tussen school en welzijn kan die opnieuw opbouwen.',
];
const notes = [
  'Gebeld met de moeder: zij staat achter de aanmelding.',
  'Kort gesprek op school, de leerling wil het proberen.',
  'Stand van zaken overlopen, niets gewijzigd.',
];

export function demoWords(random: Random, seed: number): DemoWords {
  const faker = new Faker({ locale: [nl_BE, nl], seed });
  return {
    firstName: () => faker.person.firstName(),
    className: () => `Klas ${random.between(1, 6)}${random.pick(['A', 'B', 'C'])}`,
    concern: () => random.pick(concerns),
    strength: () => random.pick(strengths),
    care: () => random.pick(cares),
    advice: () => random.pick(advices),
    indication: () => random.pick(indications),
    note: () => random.pick(notes),
  };
}
