import { samples } from '../attachments/sample-files.ts';
import { texts } from './bank.ts';
import { drawValue, spoil } from './draw-value.ts';
import type { Input } from './requests.ts';

const edge = 'grens-van-de-delen';
const names = [
  'verslag.pdf',
  'foto.png',
  'brief.docx',
  'brief.odt',
  '../../../etc/passwd.pdf',
  'C:\\map\\verslag.pdf',
  'verslag.pdf.exe',
  'gnp\u202efdp.pdf',
  'a\tb.pdf',
  '.pdf',
  'pdf',
  `${'n'.repeat(5_000)}.pdf`,
  "x'; filename*=UTF-8''y.pdf",
  'é ß 字.pdf',
  '',
];
const files = Object.values(samples);

const fields = {
  type: 'object',
  properties: {
    kind: { enum: ['report', 'letter', 'other', 'medicalProof'] },
    name: { type: 'string', minLength: 1, maxLength: 60 },
    on: { type: 'string', format: 'date' },
    layer: { enum: ['schoolShareable', 'clbOnly', 'helpShareable', 'identity'] },
  },
  required: ['kind', 'name', 'on', 'layer'],
};

/** The parts of an upload, spoilt like any other body; and now and then its own frame. */
export function multipartBody(input: Input): { body: Buffer; type: string } {
  const { body: seed, contentType, wrap } = input;
  const drawn = spoil(drawValue(fields, seed, { uuids: [''], words: ['Verslag'] }), input.changes);
  const asked = typeof drawn === 'object' && drawn !== null ? Object.entries(drawn) : [];
  const parts = asked.map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`);
  });
  const name = names[seed % names.length] ?? '';
  const file = files[seed % files.length] ?? samples.pdf;
  const one = Buffer.concat([
    Buffer.from(
      `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`,
    ),
    file,
    Buffer.from('\r\n'),
  ]);
  const last = Buffer.from(`--${edge}--\r\n`);
  const type = contentType === 0 ? `multipart/form-data; boundary=${edge}` : 'multipart/form-data; boundary=anders';
  switch (wrap) {
    case 'asDrawn':
      return { body: Buffer.concat([...parts, one, last]), type };
    case 'truncated':
      return { body: Buffer.concat([...parts, one.subarray(0, -9)]), type };
    case 'keyTwice':
      return { body: Buffer.concat([...parts, ...parts, one, one, last]), type };
    case 'empty':
      return { body: Buffer.alloc(0), type };
    case 'oversized':
      return {
        body: Buffer.concat([...parts, one, ...Array.from({ length: 2_000 }, () => parts[0] ?? one), last]),
        type,
      };
    case 'trailing':
      return { body: Buffer.concat([last, ...parts, one]), type };
    default:
      return { body: Buffer.concat([...parts, Buffer.from(texts[seed % texts.length] ?? ''), one, last]), type };
  }
}
