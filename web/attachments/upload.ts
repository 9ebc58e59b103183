import type { Problem } from '../../src/contract/problem.ts';
import { NoAnswer, Refused } from '../api/request.ts';

/** Sends a file with its fields and tells how far it is, in whole percents; `fetch` cannot tell. */
export function sendFile(path: string, body: FormData, key: string, told: (percent: number) => void): Promise<void> {
  return new Promise((sent, failed) => {
    const call = new XMLHttpRequest();
    call.open('POST', `/api/v1${path}`);
    call.setRequestHeader('accept', 'application/json');
    call.setRequestHeader('idempotency-key', key);
    call.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) told(Math.round((loaded / total) * 100));
    });
    call.addEventListener('load', () => {
      if (call.status < 300) sent();
      else failed(new Refused(call.status, problemIn(call.responseText)));
    });
    for (const event of ['error', 'abort', 'timeout'])
      call.addEventListener(event, () => failed(new NoAnswer('no answer')));
    call.send(body);
  });
}

function problemIn(text: string): Problem | null {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return null;
  }
}
