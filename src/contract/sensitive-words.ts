/** Details that weigh heavier than the rest (GDPR art. 9 and 10), as far as words betray them. */
export type SensitiveKind = 'health' | 'court' | 'origin';

/** Beginnings of Dutch words; a hint may be wrong, so it never blocks. */
const words: Record<SensitiveKind, RegExp> = {
  health:
    /(?<!\p{L})(adhd|add(?!\p{L})|asd(?!\p{L})|autis|dyslex|depress|suïcid|suicid|zelfmoord|zelfverwond|automutil|psychiat|psychos|medicat|medicijn|rilatine|diagnos|ziekte van|kanker|epilep|diabet|anorex|boulim|eetstoornis|verslaafd|verslaving|drugs|cannabis|alcohol|zwanger|opname in het ziekenhuis|gehospitaliseerd|burn-?out|trauma|ptss)/iu,
  court:
    /(?<!\p{L})(jeugdrechter|jeugdrechtbank|jeugdparket|parket|politie|proces-?verbaal|vonnis|veroordeel|strafbaar|misdrij|mof\b|diefstal|gestolen|dealt|dealen|gearresteerd|aangehouden|slachtoffer van|misbruik|consulent van de sociale dienst)/iu,
  origin:
    /(?<!\p{L})(marokkaan|turks|roma(?!n)|afkomst|allochto|vluchteling|asielzoeker|nationaliteit|moslim|islam|christen|joods|hindoe|geloof|godsdienst|huidskleur|etnisch|homosek|lesbisch|transgender|geaardheid)/iu,
};

/** The kinds of sensitive detail that a free text seems to hold; a hint for the writer, before it is shared. */
export const sensitiveKinds = (text: string): SensitiveKind[] =>
  (Object.keys(words) as SensitiveKind[]).filter((kind) => words[kind].test(text));
