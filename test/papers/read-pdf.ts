import { spawnSync } from 'node:child_process';
import { requireBinary } from '../support/binaries.ts';

/** The words of a PDF as another program (poppler's pdftotext) reads them, with single spaces; pages end with a form feed. */
export function readPdf(bytes: Buffer): string {
  const { status, stdout, stderr } = spawnSync(requireBinary('pdftotext'), ['-layout', '-', '-'], { input: bytes });
  if (status !== 0) throw new Error(`pdftotext could not read it: ${stderr.toString()}`);
  return stdout.toString().replaceAll(/[^\S\n\f]+/g, ' ');
}

/** The same on one line, so that a line that is broken on paper is found too. */
export const wordsOfPdf = (bytes: Buffer): string => readPdf(bytes).replaceAll(/\s+/g, ' ');
