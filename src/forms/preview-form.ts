import { layersOfSlot } from '../access/policy.ts';
import { slotTexts } from '../contract/nl/procedure.ts';
import type { FormPreview, PreviewReader } from '../contract/form-versions.ts';
import { drawSection, readableFields } from './draw-section.ts';
import type { StoredVersion } from './find-version.ts';

/** A version as this reader would meet it in a case in which nobody wrote yet; the same layers open as in a case. */
export function previewForm({ version, definition }: StoredVersion, as: PreviewReader): FormPreview {
  const layers = layersOfSlot(as);
  return {
    definition: definition.id,
    title: definition.title,
    version,
    sections: definition.sections.map((section) => {
      const fields = readableFields(section, layers);
      const names = (level: 'must' | 'should') => fields.filter((one) => one.level === level).map(({ name }) => name);
      return {
        id: section.id,
        label: section.label,
        pen: section.id,
        penLabel: slotTexts[section.id] ?? section.id,
        schema: drawSection(section, layers, {}),
        groups: section.groups.flatMap(({ title, hint, fields: asked }) => {
          const shown = asked.filter((field) => fields.includes(field)).map(({ name }) => name);
          return shown.length === 0 ? [] : [{ title, ...(hint === undefined ? {} : { hint }), fields: shown }];
        }),
        conditions: Object.fromEntries(fields.flatMap(({ name, when }) => (when ? [[name, when]] : []))),
        recommended: names('should'),
        demanded: names('must'),
        mayWrite: section.id === as,
      };
    }),
  };
}
