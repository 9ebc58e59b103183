/** Small files of each kind, made by hand: enough for what is looked at, and nothing more. */
const zipEntry = (name: string, content: string, flags = 0): Buffer => {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt32LE(content.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name + content)]);
};

export const samples = {
  pdf: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x01]),
  jpg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]),
  docx: Buffer.concat([zipEntry('[Content_Types].xml', '<Types/>'), zipEntry('word/document.xml', '<w/>')]),
  odt: Buffer.concat([
    zipEntry('mimetype', 'application/vnd.oasis.opendocument.text'),
    zipEntry('content.xml', '<x/>'),
  ]),
  zip: zipEntry('iets.txt', 'tekst'),
  macros: Buffer.concat([
    zipEntry('[Content_Types].xml', '<Types/>'),
    zipEntry('word/document.xml', '<w/>'),
    zipEntry('word/vbaProject.bin', 'x'),
  ]),
  lockedDocx: Buffer.concat([zipEntry('[Content_Types].xml', '<Types/>'), zipEntry('word/document.xml', 'x', 1)]),
  /** How Office itself locks a document: no archive any more. */
  lockedOffice: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
  lockedOdt: Buffer.concat([
    zipEntry('mimetype', 'application/vnd.oasis.opendocument.text'),
    zipEntry('META-INF/manifest.xml', '<manifest:encryption-data/>'),
  ]),
  lockedPdf: Buffer.from('%PDF-1.7\ntrailer\n<< /Root 1 0 R /Encrypt 9 0 R >>\n%%EOF\n'),
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
} as const;
