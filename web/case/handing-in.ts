/** Steps that hand over a part of the form, with the parts that are looked at before. They have a page of their own. */
const parts: Readonly<Record<string, readonly string[]>> = {
  schoolSectionHandedIn: ['school'],
  pbdAdviceGiven: ['pbd'],
  clbSectionHandedIn: ['school', 'pbd', 'clb'],
};

/** The parts of the form that a step hands over; undefined for a step that hands over none. */
export const partsHandedIn = (event: string): readonly string[] | undefined => parts[event];
