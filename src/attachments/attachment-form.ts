import type { Slot } from '../../machines/slots.ts';
import { layersToWrite } from '../access/event-layers.ts';
import type { DrawableSchema } from '../contract/json-schema.ts';
import { attachmentFields, medicalProof } from '../contract/nl/attachments.ts';
import { layerTexts } from '../contract/nl/procedure.ts';

/** What is asked with a file of whoever fills this slot. */
export function attachmentForm(slot: Slot): DrawableSchema {
  const { kind, name, on } = attachmentFields;
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      kind: {
        type: 'string',
        title: kind.title,
        oneOf: [
          ...Object.entries(kind.options).map(([value, title]) => ({ const: value, title })),
          { const: medicalProof.value, title: medicalProof.label },
        ],
      },
      name: { type: 'string', title: name.title, description: name.description, minLength: 1, maxLength: 120 },
      on: { type: 'string', format: 'date', title: on.title },
      layer: {
        type: 'string',
        title: 'Wie mag dit lezen?',
        oneOf: layersToWrite(slot).map((layer) => ({ const: layer, title: layerTexts[layer] ?? layer })),
      },
    },
    required: ['kind', 'name', 'on', 'layer'],
  };
}
