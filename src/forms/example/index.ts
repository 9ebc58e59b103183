import type { FormDefinition } from '../../contract/form-definition.ts';
import { clbSection } from './clb.ts';
import { pbdSection } from './pbd.ts';
import { schoolSection } from './school.ts';

/**
 * The form that ships with Aanzet: an example for a network to begin from, never shown as law. National number,
 * nationality, birth place, judicial facts and themes on crime or radicalisation are left out on purpose.
 */
export const exampleForm: FormDefinition = {
  id: 'naft-aanmelding',
  title: 'Gezamenlijk aanmeldingsformulier',
  sections: [schoolSection, pbdSection, clbSection],
};
