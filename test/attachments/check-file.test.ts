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
  ['brief.docx', samples.lockedDocx, faults.locked],
  ['brief.docx', samples.lockedOffice, faults.content],
  ['brief.odt', samples.lockedOdt, faults.locked],
  ['verslag.pdf', samples.lockedPdf, faults.locked],
  ['verslag.pdf', Buffer.concat([samples.pdf, samples.zip, Buffer.from('PK\u0005\u0006')]), faults.content],
  ['foto.jpg', Buffer.concat([samples.jpg, samples.zip, Buffer.from('PK\u0005\u0006')]), faults.content],
  ['foto.jpg', Buffer.concat([samples.jpg, samples.html]), faults.content],
  ['foto.png', Buffer.concat([samples.png, Buffer.from('<SVG onload=alert(1)>')]), faults.content],
  ['foto.jpg', Buffer.concat([samples.jpg, samples.pdf]), faults.content],
  ['verslag.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n'), samples.html]), faults.content],
  ['brief.docx', Buffer.concat([samples.docx, samples.pdf]), faults.content],
  ['exe.\u202efdp.pdf', samples.pdf, faults.fileName],
  ['ver\u2067slag.pdf', samples.pdf, faults.fileName],
  ['ver\nslag.pdf', samples.pdf, faults.fileName],
  ['ver\u0000slag.pdf', samples.pdf, faults.fileName],
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
