import type { MailTopic } from '../mail-choice.ts';

/** The topics of mail, as a member chooses between them. */
export const mailTopicTexts: Record<MailTopic, { label: string; description: string }> = {
  turn: {
    label: 'U bent aan zet',
    description: 'Iemand wacht op uw stap, uw antwoord of uw keuze.',
  },
  terms: {
    label: 'Richttermijnen',
    description: 'Een richttermijn komt dichterbij of is voorbij, bij u, bij een collega of bij een partner.',
  },
  questions: {
    label: 'Waar staat dit?',
    description: 'Iemand vraagt waar een dossier staat, of geeft daarop antwoord.',
  },
  progress: {
    label: 'Hoe het verdergaat',
    description: 'Een partner zette een stap: een advies, een plaats, een eerste contact, een rondetafel.',
  },
  end: {
    label: 'Een dossier eindigt',
    description: 'Een dossier is afgerond, gestopt, samengevoegd of teruggenomen.',
  },
};
