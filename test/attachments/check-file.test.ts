import { expect, test } from 'vitest';
import { checkFile } from '../../src/attachments/check-file.ts';
import { attachmentFaults as faults } from '../../src/contract/nl/attachments.ts';
import { samples } from './sample-files.ts';

test.each([
  ['verslag.pdf', samples.pdf, 'pdf'],
  ['Verslag 12.11.2026.PDF', samples.pdf, 'pdf'],
  ['schema.png', samples.png, 'png'],
  ['foto.jpeg', samples.jpg, 'jpg'],
  ['foto.jpg', samples.jpg, 'jpg'],
  ['brief.docx', samples.docx, 'docx'],
  ['brief.odt', samples.odt, 'odt'],
])('%s is taken for what it is', (name, bytes, format) => {
  expect(checkFile(name, bytes)).toEqual({ format });
});

test.each([
  ['verslag.pdf', samples.html, faults.content],
  ['verslag.pdf', samples.png, faults.content],
  ['verslag.pdf', Buffer.concat([Buffer.from('  '), samples.pdf]), faults.content],
  ['brief.docx', samples.zip, faults.content],
  ['brief.docx', samples.odt, faults.content],
  ['brief.odt', samples.docx, faults.content],
  ['brief.docx', samples.macros, faults.macros],
  ['brief.docm', samples.docx, faults.extension],
  ['pagina.html', samples.html, faults.extension],
  ['tekening.svg', samples.html, faults.extension],
  ['verslag', samples.pdf, faults.extension],
  ['.pdf', Buffer.alloc(0), faults.empty],
  ['constructor', samples.pdf, faults.extension],
  ['x.constructor', samples.pdf, faults.extension],
  ['verslag.pdf.exe', samples.pdf, faults.extension],
  ['verslag.exe.pdf', samples.pdf, faults.doubleExtension],
  ['verslag.html.pdf', samples.pdf, faults.doubleExtension],
  ['verslag.pdf\u0000.exe', samples.pdf, faults.extension],
])('%s with other content or a second extension is refused, saying what to do', (name, bytes, fault) => {
  expect(checkFile(name, bytes)).toEqual({ fault });
});
