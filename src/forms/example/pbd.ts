import type { SectionDefinition } from '../../contract/form-definition.ts';

/** Advice on the support at school: never about the pupil's person. */
export const pbdSection: SectionDefinition = {
  id: 'pbd',
  label: 'Advies van de PBD',
  groups: [
    {
      title: 'Advies',
      fields: [
        {
          name: 'advice',
          kind: 'long',
          title: 'Welk advies geeft u over de ondersteuning op school?',
          level: 'must',
          layer: 'schoolShareable',
          grade: 'A',
        },
        {
          name: 'supportOffered',
          kind: 'long',
          title: 'Welke ondersteuning kan de PBD zelf bieden?',
          level: 'should',
          layer: 'schoolShareable',
          grade: 'B',
        },
      ],
    },
  ],
};
