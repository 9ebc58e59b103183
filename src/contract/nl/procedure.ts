/** What the procedures say to people, in Dutch. Keys are the names in the machines; a test keeps the two complete. */
import { attachmentEventTexts } from './attachments.ts';
import { everyProcedureEventTexts } from './events-every-procedure.ts';
import { consentEventTexts } from './events-consent.ts';
import { naftPathwayEventTexts } from './events-naft-pathway.ts';
import { naftRegistrationEventTexts } from './events-naft-registration.ts';
import type { EventText } from './field-text.ts';

export type { EventText, FieldText } from './field-text.ts';
export { deadlineTexts, noClockTexts } from './deadlines.ts';
export { notToParentsTexts, onBehalfFields } from './events-every-procedure.ts';
export { refusalTexts } from './refusals.ts';
export { slotTexts } from './slots.ts';
export { stageTexts } from './stages.ts';
export { consentPartyTexts, layerContents, layerTexts, procedureTexts, startTexts, subjectKindTexts } from './start.ts';

export const eventTexts: Record<string, EventText> = {
  ...everyProcedureEventTexts,
  ...attachmentEventTexts,
  ...consentEventTexts,
  ...naftRegistrationEventTexts,
  ...naftPathwayEventTexts,
};
