import type { EventText } from './field-text.ts';

/** Why somebody without a slot opens a case, as one chooses it. */
export const emergencyReasonTexts: Record<string, string> = {
  acuteDanger: 'Iemand is in acuut gevaar',
  missingPerson: 'De leerling is vermist of weggelopen',
  urgentCare: 'Dringende medische of psychische hulp',
  nobodyReachable: 'Dringend, en niemand van het dossier is bereikbaar',
};

/** The events of an emergency: that it began, and what the CLB said of it. */
export const emergencyEventTexts: Record<string, EventText> = {
  emergencyAccessOpened: {
    label: 'Noodtoegang',
    description: 'Iemand zonder plaats in het dossier opent het in een noodgeval, met een reden en voor korte tijd.',
    told: 'Iemand zonder plaats in het dossier opende het met noodtoegang.',
    fields: {
      access: { title: 'Noodtoegang' },
      reason: { title: 'Reden', options: emergencyReasonTexts },
      text: { title: 'Toelichting' },
    },
  },
  emergencyAccessReviewed: {
    label: 'Noodtoegang nakijken',
    description:
      'U laat weten of de noodtoegang terecht was. Was ze dat niet, dan stopt ze meteen en hoort de toegangsbeheerder van die organisatie het.',
    told: 'Het CLB keek een noodtoegang na.',
    fields: {
      access: { title: 'Welke noodtoegang?' },
      justified: { title: 'Was ze terecht?', options: { yes: 'Ja, terecht', no: 'Nee, niet terecht' } },
      note: { title: 'Toelichting' },
    },
  },
};

/** The page on which somebody opens a case in an emergency, and the banner above that case. */
export const emergencyWords = {
  lead: 'U leest één dossier waarin u geen plaats hebt, hoogstens 60 minuten. Alleen lezen. Het CLB van het dossier hoort het meteen, leest uw reden en kijkt na of het terecht was. De leerling kan zien dat u keek.',
  notOpened:
    'Nooit open gaan: wat hulpverleners onder elkaar houden, wat de rechter besliste, wat vertrouwelijk over of door derden werd gezegd, en wat alleen het CLB leest.',
  number: 'Dossiernummer',
  numberHint: 'Precies zoals het op papier of in een mail staat, bijvoorbeeld 26-7K3QF9.',
  reason: 'Reden',
  text: 'Toelichting',
  textHint: 'Wat is er aan de hand, en waarom kan het niet wachten? Het CLB leest dit.',
  proveTitle: 'Bevestig eerst wie u bent',
  proveLogin: 'U meldt zich opnieuw aan bij uw aanmelddienst en komt hier terug. Daarna vult u de reden in.',
  prove: 'Bevestig wie u bent',
  proven: 'Bevestigd. Dat geldt voor één aanvraag, tien minuten lang.',
  code: 'Nieuwe code van uw toegangsbeheerder',
  codeHint: 'Bel uw toegangsbeheerder: die maakt voor u een nieuwe code. Ze werkt één keer.',
  demoTitle: 'Bevestiging in de demo',
  demo: 'Ik bevestig dat ik het ben',
  demoHint: 'In de demo is dit de tweede bevestiging. Echt werkt het met een nieuwe aanmelding of een nieuwe code.',
  open: 'Open 60 minuten met noodtoegang',
  openNow: 'Nu open met noodtoegang',
  until: (time: string) => `tot ${time}`,
  banner: 'Noodtoegang',
  bannerText: (reason: string, time: string) => `${reason}. U leest dit dossier tot ${time}.`,
  left: (minutes: number) => (minutes === 1 ? 'nog 1 minuut' : `nog ${minutes} minuten`),
  end: 'Nu afsluiten',
  listTitle: 'Noodtoegang',
  listLead: 'Wie geen plaats heeft in dit dossier en het toch opende, met de reden.',
  from: 'Van',
  to: 'Tot',
  who: 'Wie',
  judged: 'Nagekeken',
  justified: 'terecht',
  notJustified: 'niet terecht',
  notJudged: 'nog niet',
} as const;

export const emergencyRefusals = {
  unknown: 'Er is geen lopend dossier met dit nummer dat u met noodtoegang kunt openen.',
  ownCase: 'Uw organisatie werkt al mee in dit dossier. Open het via uw werklijst.',
  coordinators:
    'Noodtoegang staat uit voor coördinatoren: in dit netwerk is hun beroepsgeheim nog niet vastgelegd. De beheerder kan dat doen.',
  notProven: 'Bevestig eerst opnieuw wie u bent.',
  code: 'Deze code werkt niet. Vraag uw toegangsbeheerder om een nieuwe, voor u gemaakt na uw aanmelding.',
  demo: 'Vink aan dat u het bent.',
} as const;
