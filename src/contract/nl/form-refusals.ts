/** Why a draft of the form cannot be started, saved or published, in the words of its administrator. */
export const formRefusals = {
  draftExists: (version: number, who: string) =>
    `Er is al een klad, versie ${version}, laatst bewaard door ${who}. Werk daarin verder of gooi het eerst weg.`,
  noDraft: 'Er is geen klad. Misschien publiceerde iemand het net, of gooide iemand het weg.',
  savedByOther: (who: string) =>
    `${who} bewaarde dit klad net voor u. U ziet waarin beide verschillen; kies wat blijft.`,
  notSound: 'Het formulier is nog niet klaar om te publiceren. Kijk de punten na.',
  dayPassed: 'Kies vandaag of een latere dag.',
  dayTooFar: 'Kies een dag binnen het jaar.',
  beforePlanned: (version: number, day: string) =>
    `Versie ${version} gaat pas in op ${day}. Kies die dag of een latere.`,
  mustStay: (title: string, version: number) =>
    `De vraag “${title}” stond in versie ${version} en is hier geschrapt. Zet ze terug als “niet meer gevraagd”.`,
  kindChanged: (kind: string, version: number) =>
    `In versie ${version} was dit: ${kind}. Maak een nieuwe vraag en vraag deze niet meer.`,
};
