import type { LoginTrouble } from '../login.ts';

/** The words of signing in by an identity provider. */
export const loginWords = {
  defaultName: 'het account van uw organisatie',
  by: (name: string) => `Aanmelden met ${name}`,
};

/** Nobody is signed in: what happened and what to do, by reason. */
export const loginTroubleTexts: Record<LoginTrouble, { title: string; text: string }> = {
  storing: {
    title: 'De aanmelddienst antwoordt niet',
    text: 'Dit ligt niet aan u. Wacht een paar minuten en probeer opnieuw. Dringend? Uw toegangsbeheerder kan u een code geven.',
  },
  gestopt: {
    title: 'U bent niet aangemeld',
    text: 'De aanmelding is gestopt voor ze klaar was. Er is niets gebeurd. U kunt opnieuw beginnen.',
  },
  verlopen: {
    title: 'Deze aanmelding werkt niet meer',
    text: 'Ze duurde te lang, werd al gebruikt, of begon in een ander venster. Begin hieronder opnieuw.',
  },
  ongeldig: {
    title: 'De aanmelding kon niet nagekeken worden',
    text: 'Wat de aanmelddienst antwoordde, klopt niet. Probeer opnieuw. Blijft het, geef dan door aan de beheerder van Aanzet wanneer het gebeurde.',
  },
  organisatie: {
    title: 'Deze aanmelding is van een andere organisatie',
    text: 'U meldde u aan voor een andere organisatie dan die van uw toegang. Meld u opnieuw aan en kies daar de juiste organisatie.',
  },
};
