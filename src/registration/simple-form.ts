import type { DrawableSchema } from '../contract/json-schema.ts';
import type { Layer } from '../access/policy.ts';

/**
 * The shared registration form, version 1: three sections, one pen each. The fields come from what sources say is asked,
 * recorded or decides eligibility; national number, birth place, nationality and judicial facts are left out on purpose.
 */
export type SectionId = 'school' | 'pbd' | 'clb';

export interface SectionDefinition {
  id: SectionId;
  label: string;
  schema: DrawableSchema;
  /** The layer of each field that is not simply shareable with the school. */
  layers: Record<string, Layer>;
}

export const formDefinition = { id: 'naft-aanmelding', version: 1 } as const;

const long = (title: string, description?: string): DrawableSchema => ({
  type: 'string',
  minLength: 1,
  maxLength: 4000,
  title,
  ...(description === undefined ? {} : { description }),
});
const short = (title: string, description?: string): DrawableSchema => ({
  ...long(title, description),
  maxLength: 200,
});
const oneOf = (title: string, options: Record<string, string>): DrawableSchema => ({
  type: 'string',
  title,
  oneOf: Object.entries(options).map(([value, label]) => ({ const: value, title: label })),
});
const noHealth = 'Schrijf geen medische of gerechtelijke gegevens en geen namen van andere leerlingen.';

const educationTypes = {
  firstGrade: 'Eerste graad',
  aso: 'Doorstroom (aso)',
  tso: 'Dubbele finaliteit (tso/kso)',
  bso: 'Arbeidsmarkt (bso)',
  buso: 'Buitengewoon secundair',
  dual: 'Duaal of deeltijds',
  primary: 'Basisonderwijs',
};

export const sections: readonly SectionDefinition[] = [
  {
    id: 'school',
    label: 'Deel van de school',
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['educationType', 'concern', 'strengths', 'increasedCare', 'unjustifiedHalfDays'],
      properties: {
        educationType: oneOf('Onderwijsvorm', educationTypes),
        grade: short('Leerjaar en richting'),
        schoolContact: short('Contactpersoon op school', 'Wie kan het CLB bellen?'),
        concern: long('Wat is de aanleiding?', noHealth),
        strengths: long('Wat lukt nog wel? Wat zijn de sterktes?'),
        basicCare: long('Wat deed de school in de brede basiszorg?'),
        increasedCare: long('Wat deed de school in de verhoogde zorg?'),
        unjustifiedHalfDays: {
          type: 'integer',
          minimum: 0,
          maximum: 400,
          title: 'Aantal halve dagen met code B dit schooljaar',
        },
        viewSchool: long('Wat verwacht de school?'),
      },
    },
    layers: { schoolContact: 'identity' },
  },
  {
    id: 'pbd',
    label: 'Advies van de PBD',
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['advice'],
      properties: {
        advice: long('Welk advies geeft u over de ondersteuning op school?'),
        supportOffered: long('Welke ondersteuning kan de PBD zelf bieden?'),
      },
    },
    layers: {},
  },
  {
    id: 'clb',
    label: 'Deel van het CLB',
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['indication', 'extendedCare', 'domains', 'spokenWithPupil', 'aim'],
      properties: {
        lastName: short('Familienaam'),
        birthDate: { type: 'string', format: 'date', title: 'Geboortedatum' },
        municipality: short('Gemeente waar de leerling woont'),
        indication: long('Indicatiestelling', noHealth),
        extendedCare: long('Wat gebeurde in de uitbreiding van zorg?'),
        domains: {
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          title: 'Op welk domein ligt de vraag?',
          items: oneOf('Domein', {
            social: 'Sociaal',
            emotional: 'Emotioneel',
            pedagogical: 'Pedagogisch',
            personal: 'Persoonlijk',
          }),
        },
        spokenWithPupil: oneOf('Is er met de leerling gepraat?', { yes: 'Ja', no: 'Nog niet' }),
        viewPupil: long('Wat wil de leerling zelf?'),
        viewParents: long('Wat willen de ouders?'),
        aim: oneOf('Doel', { preventive: 'Preventief', remedial: 'Herstellend', compensating: 'Compenserend' }),
        perspective: oneOf('Perspectief', {
          short: 'Terug naar school op korte termijn',
          long: 'Terug naar school op langere termijn',
          alternative: 'Leerrecht op een andere manier',
        }),
        services: long('Welke hulpverlening is betrokken?'),
        attendanceLimited: oneOf('Beperkt een maatregel van de jeugdrechtbank de aanwezigheid?', {
          yes: 'Ja',
          no: 'Nee',
        }),
        clbOnlyNote: long('Enkel voor het CLB'),
      },
    },
    layers: {
      lastName: 'identity',
      birthDate: 'identity',
      municipality: 'identity',
      indication: 'helpShareable',
      extendedCare: 'helpShareable',
      viewPupil: 'helpShareable',
      viewParents: 'helpShareable',
      services: 'helpShareable',
      attendanceLimited: 'clbOnly',
      clbOnlyNote: 'clbOnly',
    },
  },
];

export const findSection = (id: string): SectionDefinition | undefined => sections.find((section) => section.id === id);
