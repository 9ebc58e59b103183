import type { LoginTrouble } from '../login.ts';
import { many } from './count.ts';

/** The words of signing in by an identity provider, and of where one is signed in. */
export const loginWords = {
  defaultName: 'het account van uw organisatie',
  by: (name: string) => `Aanmelden met ${name}`,
  byText: 'Is dit uw eerste keer? Houd dan ook de code van uw toegangsbeheerder klaar.',
  byCode: 'Of meld aan met een code',
  toDoor: 'Naar de startpagina',
  chooseTitle: 'Als wie werkt u nu?',
  chooseLead: 'U werkt telkens in één rol voor één organisatie. Wisselen kan later, via het menu met uw naam.',
  chooseNone: 'U hebt nu maar één rol',
  chooseNoneText: 'Krijgt u er een bij? Voeg ze hieronder toe met de code die u daarvoor krijgt.',
  addTitle: 'Een rol toevoegen',
  add: 'Voeg toe en werk verder in die rol',
  switch: 'Wissel van rol',
  switchLead: 'U werkt telkens in één rol voor één organisatie. Wat u hier las en schreef, blijft in deze rol.',
  bindTitle: 'Uw account is nog niet gekoppeld',
  bindLead:
    'U bent herkend, maar bij dit account hoort nu geen toegang tot Aanzet. Vul de code in die u kreeg: dan koppelen we ze, en hebt u daarna geen code meer nodig.',
  bindNoCode: 'Geen code? Vraag ze aan de toegangsbeheerder van uw organisatie, persoonlijk of per telefoon.',
  bindSend: 'Koppel en meld aan',
  sessionsTitle: 'Uw aanmeldingen',
  sessionsLead: 'Waar u nu bent aangemeld. Herkent u er een niet? Stop ze, en verwittig uw toegangsbeheerder.',
  current: 'Deze aanmelding',
  opened: (at: string) => `Sinds ${at}`,
  seen: (at: string) => `Laatst gebruikt op ${at}`,
  end: 'Stop',
  endOf: (browser: string, at: string) => `Stop de aanmelding met ${browser}, sinds ${at}`,
  endOthers: 'Stop alle andere',
  ended: (count: number) => `${many(count, 'aanmelding', 'aanmeldingen')} gestopt.`,
  onlyThis: 'U bent nergens anders aangemeld.',
  viaLogin: 'Met een account',
  viaCode: 'Met een code',
  bindNowTitle: 'Voortaan zonder code aanmelden',
  bindNowText: (name: string) =>
    `Koppel deze toegang aan ${name}. U meldt zich daar één keer aan en komt hier terug. Daarna hebt u geen code meer nodig.`,
  bindNow: 'Koppel uw account',
} as const;

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
    text: 'Ze duurde te lang, werd al gebruikt, of begon in een ander venster. Begin opnieuw.',
  },
  ongeldig: {
    title: 'De aanmelding kon niet nagekeken worden',
    text: 'Wat de aanmelddienst antwoordde, klopt niet. Probeer opnieuw. Blijft het, geef dan door aan de beheerder van Aanzet wanneer het gebeurde.',
  },
  organisatie: {
    title: 'Deze aanmelding is van een andere organisatie',
    text: 'U meldde u aan voor een andere organisatie dan die van uw toegang. Meld u opnieuw aan en kies daar de juiste organisatie.',
  },
  account: {
    title: 'Dit is een ander account',
    text: 'U bevestigde met een ander account dan dat waarmee u werkt. Uw aanmelding blijft. Begin opnieuw met uw eigen account.',
  },
  niveau: {
    title: 'Deze aanmelding is hiervoor niet zeker genoeg',
    text: 'Uw aanmelding blijft. Voor deze handeling is een sterkere manier van aanmelden nodig, zoals itsme of eID. Begin opnieuw en kies daar die manier.',
  },
};

const browsers: Record<string, string> = {
  edge: 'Edge',
  opera: 'Opera',
  samsung: 'Samsung Internet',
  firefox: 'Firefox',
  chrome: 'Chrome',
  safari: 'Safari',
};
const systems: Record<string, string> = {
  ios: 'iPhone of iPad',
  android: 'Android',
  windows: 'Windows',
  mac: 'Mac',
  linux: 'Linux',
};

/** `firefox windows` as people say it. */
export function browserWords(code: string): string {
  const [browser = '', system = ''] = code.split(' ');
  const on = systems[system];
  return `${browsers[browser] ?? 'Een browser'}${on === undefined ? '' : ` op ${on}`}`;
}
