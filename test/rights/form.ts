import { exampleForm } from '../../src/forms/example/index.ts';
import {
  formLayers,
  type FieldDefinition,
  type FormDefinition,
  type FormLayer,
  type SectionId,
} from '../../src/contract/form-definition.ts';

/** A pen is only asked what it may read again; discipline stays in the part of the school. */
const layersOf: Readonly<Record<SectionId, readonly FormLayer[]>> = {
  school: ['identity', 'schoolShareable', 'discipline'],
  pbd: ['schoolShareable'],
  clb: formLayers.filter((layer) => layer !== 'discipline'),
};

/** The shipped form with one question more for every layer that a form can have, in each part. */
export const formWithEveryLayer: FormDefinition = {
  ...exampleForm,
  sections: exampleForm.sections.map((section) => ({
    ...section,
    groups: [
      ...section.groups,
      {
        title: 'In elke laag',
        fields: layersOf[section.id].map((layer) => ({
          name: `${layer}Too`,
          kind: 'short',
          title: `Nog iets ${section.id} ${layer}`,
          level: 'may',
          layer,
          grade: 'C',
        })),
      },
    ],
  })),
};

/** What an answer to this question may look like; what is text holds a word of its own. */
export function answerTo(field: FieldDefinition, wanted: string | undefined, word: () => string): unknown {
  switch (field.kind) {
    case 'short':
    case 'long':
      return word();
    case 'number':
      return field.minimum ?? 1;
    case 'date':
      return '2011-03-05';
    case 'yesNo':
      return wanted ?? 'yes';
    case 'choice':
      return wanted ?? field.options?.[0]?.value;
    case 'choices':
      return [wanted ?? field.options?.[0]?.value];
    case 'rows': {
      const texts = (field.columns ?? []).filter(({ kind }) => kind === 'short' || kind === 'long');
      return [Object.fromEntries(texts.map(({ name }) => [name, word()]))];
    }
  }
}
