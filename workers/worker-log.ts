/** All that workers ever say: ids, codes and places in the code. A new fact is a new field here, after a thought. */
export type WorkerLogEntry =
  | { event: 'deadlineFailed' | 'deadlineGivenUp'; deadlineId: string; caseId: string; reason: string }
  | { event: 'mailFailed' | 'mailGivenUp'; noticeId: string; reason: string }
  | { event: 'effectFailed' | 'effectGivenUp'; effectId: string; reason: string }
  | { event: 'digestFailed' | 'digestGivenUp'; reason: string }
  | { event: 'taskFailed' | 'scheduleFailed'; task: string; reason: string }
  /** The last sealed block of a day: whoever keeps the log keeps what the audit is compared with. */
  | { event: 'auditHead'; number: number; at: string; hash: string }
  /** Somebody opened so many cases in an hour; who it was, the access managers of the organisation see. */
  | { event: 'volumeAlarm'; number: number }
  /** Nothing came from the queue for three intervals; the process wakes itself until it does. */
  | { event: 'queueSilent'; task: string };

export type WorkerLog = (entry: WorkerLogEntry) => void;

export const warn: WorkerLog = (entry) => process.emitWarning(JSON.stringify(entry), 'AanzetWorker');
