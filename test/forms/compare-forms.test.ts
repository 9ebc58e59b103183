import { describe, expect, test } from 'vitest';
import { compareForms } from '../../src/contract/compare-forms.ts';
import { layersOfSlot } from '../../src/access/policy.ts';
import { formLayers, type FieldDefinition, type FormDefinition } from '../../src/contract/form-definition.ts';
import { layerWords } from '../../src/contract/nl/form-words.ts';
import { exampleForm } from '../../src/forms/example/index.ts';

/** The example after a change; the change gets a question of the school by its name. */
function after(change: (form: FormDefinition, named: (name: string) => FieldDefinition) => void): string[] {
  const form = structuredClone(exampleForm);
  change(form, (name) => {
    const found = form.sections.flatMap(({ groups }) => groups).flatMap(({ fields }) => fields);
    const field = found.find((one) => one.name === name);
    if (!field) throw new Error(`No question ${name}`);
    return field;
  });
  return compareForms(exampleForm, form).flatMap(({ changes }) => changes);
}

describe('two versions of a form, compared in sentences', () => {
  test('are alike when nothing changed', () => {
    expect(after(() => undefined)).toEqual([]);
  });

  test('tell what is asked in other words, and of whom', () => {
    const changes = after((form, named) => {
      form.title = 'Aanmelding';
      named('concern').title = 'Wat gebeurt er?';
      delete named('concern').hint;
      named('interests').level = 'should';
      named('interests').layer = 'identity';
      named('advice').level = 'may';
    });
    expect(changes).toEqual([
      'Het formulier heette “Gezamenlijk aanmeldingsformulier” en heet nu “Aanmelding”.',
      'De vraag “Wat is de aanleiding?” luidt nu “Wat gebeurt er?”.',
      'De uitleg bij “Wat gebeurt er?” was “Schrijf geen medische of gerechtelijke gegevens en geen namen van andere leerlingen.” en is nu geen.',
      '“Wat doet de leerling graag?” was vrij en is nu aanbevolen.',
      'Wie “Wat doet de leerling graag?” leest: eerst school, PBD, CLB, contactpunt en aanbieder, nu school, CLB, contactpunt en aanbieder.',
      '“Welk advies geeft u over de ondersteuning op school?” was verplicht en is nu vrij.',
    ]);
  });

  test('tell what came, went and came back', () => {
    const form = structuredClone(exampleForm);
    const fields = form.sections[1]?.groups[0]?.fields ?? [];
    const [advice, support] = fields;
    if (!advice || !support) throw new Error('No advice');
    support.retired = true;
    fields.push({ ...support, name: 'extra', title: 'Nog iets?', retired: true });
    fields.push({ ...advice, name: 'other', title: 'Wie komt langs?' });
    expect(compareForms(exampleForm, form).flatMap(({ changes }) => changes)).toEqual([
      'Niet meer gevraagd: “Welke ondersteuning kan de PBD zelf bieden?”.',
      'Nieuwe vraag: “Wie komt langs?” (lange tekst, verplicht; wie dit leest: school, PBD, CLB, contactpunt en aanbieder).',
    ]);
    expect(compareForms(form, exampleForm).flatMap(({ changes }) => changes)).toEqual([
      'Opnieuw gevraagd: “Welke ondersteuning kan de PBD zelf bieden?”.',
      'Niet meer gevraagd: “Wie komt langs?”.',
    ]);
  });

  test('tell of choices, columns, bounds and conditions', () => {
    const changes = after((_form, named) => {
      const options = named('educationType').options ?? [];
      options.splice(0, 1);
      options.reverse();
      options.push({ value: 'home', label: 'Huisonderwijs' });
      const [year] = named('schoolHistory').columns ?? [];
      if (year) year.title = 'Jaar';
      named('unjustifiedHalfDays').maximum = 300;
      named('homeTeaching').when = { field: 'unjustifiedHalfDays', atLeast: 10, because: 'Daarom.' };
    });
    expect(changes).toEqual([
      'Nieuwe keuze bij “Onderwijsvorm”: “Huisonderwijs”.',
      'Keuze weg bij “Onderwijsvorm”: “Eerste graad”.',
      'De keuzes bij “Onderwijsvorm” staan in een andere volgorde.',
      'De kolom “Schooljaar” bij “Vorige scholen” heet nu “Jaar”.',
      'De grenzen van “Aantal halve dagen met code B dit schooljaar” waren 0 tot 400 en zijn nu 0 tot 300.',
      'Wanneer “Is er tijdelijk onderwijs aan huis of synchroon internetonderwijs?” gevraagd wordt: eerst bij “Is de leerling lang of vaak afwezig wegens ziekte?” = “Ja”, nu bij “Aantal halve dagen met code B dit schooljaar” vanaf 10.',
    ]);
  });

  test('tell of order, and of questions under another heading', () => {
    const changes = after((form) => {
      const [first, second] = form.sections[0]?.groups ?? [];
      const moved = first?.fields.pop();
      if (moved) second?.fields.push(moved);
      second?.fields.unshift(...second.fields.splice(1, 1));
      if (second) second.title = 'Wat gebeurt er?';
    });
    expect(changes).toEqual([
      'Het kopje “Wat er gebeurt” heet nu “Wat gebeurt er?”.',
      '“Vorige scholen” staat nu onder het kopje “Wat gebeurt er?”.',
      'De volgorde onder het kopje “Wat gebeurt er?” is nu: “Wat lukt nog wel? Wat zijn de sterktes?”, “Wat is de aanleiding?”, “Wat doet de leerling graag?”, “Wat verwacht de school?”, “Vorige scholen”.',
    ]);
  });
});

test('who reads a layer is told as the policy decides it', () => {
  const names = {
    school: 'school',
    pbd: 'PBD',
    clb: 'CLB',
    contactPoint: 'contactpunt',
    provider: 'aanbieder',
  } as const;
  for (const layer of formLayers) {
    const readers = (Object.keys(names) as (keyof typeof names)[]).filter((slot) => layersOfSlot(slot).has(layer));
    const told = Object.entries(names).filter(([, name]) => new RegExp(`\\b${name}\\b`).test(layerWords[layer]));
    expect(
      told.map(([slot]) => slot),
      layer,
    ).toEqual(readers);
  }
});
