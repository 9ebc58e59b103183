import { attachmentFaults } from '../contract/nl/attachments.ts';

/** What a file may be, as it is served again. */
export const formats = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
} as const;
export type Format = keyof typeof formats;

const byExtension: Record<string, Format> = {
  pdf: 'pdf',
  png: 'png',
  jpg: 'jpg',
  jpeg: 'jpg',
  docx: 'docx',
  odt: 'odt',
};

/** `verslag.exe.pdf`, `verslag.pdf.pdf`: a second extension that machines or people act on. A date is none. */
const second =
  /\.(?:exe|com|scr|bat|cmd|ps1|sh|js|mjs|vbs|jar|msi|lnk|html?|svg|xml|php|zip|docm?|docx|odt|pdf|png|jpe?g)$/i;

/**
 * Which of the formats a file is, by its name and by its first bytes, or why it is not taken (in Dutch). Nothing is
 * opened or run; what is inside a document is not judged beyond its kind and macros.
 */
export function checkFile(name: string, bytes: Buffer): { format: Format } | { fault: string } {
  if (bytes.length === 0) return { fault: attachmentFaults.empty };
  const [, stem = '', extension = ''] = /^(.*)\.([^.]+)$/s.exec(name.trim()) ?? [];
  const format = Object.hasOwn(byExtension, extension.toLowerCase()) ? byExtension[extension.toLowerCase()] : undefined;
  if (!format) return { fault: attachmentFaults.extension };
  if (misleading.test(name)) return { fault: attachmentFaults.fileName };
  if (second.test(stem)) return { fault: attachmentFaults.doubleExtension };
  if (!looksLike[format](bytes) || isSomethingElseToo(format, bytes)) return { fault: attachmentFaults.content };
  if (bytes.includes('vbaProject.bin')) return { fault: attachmentFaults.macros };
  if (isLocked(format, bytes)) return { fault: attachmentFaults.locked };
  return { format };
}

/** Control characters, and signs that turn the direction of reading around, so that `gnp.exe` reads as `exe.png`. */
const misleading = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Within so many bytes programs look for the beginning of a format, whatever stands before it. */
const lookedAt = 1_024;
const markup = /<(?:!doctype|html|head|body|script|svg|iframe|\?xml)/i;

/** A file of two kinds: harmless for who checks it, and something else for who opens it. */
function isSomethingElseToo(format: Format, bytes: Buffer): boolean {
  const head = bytes.subarray(0, lookedAt);
  if (isPacked(format)) return head.includes('%PDF-');
  // The directory at the end of an archive: what unpacks it does not care what stands before.
  const archive = bytes.includes(Buffer.from([0x50, 0x4b, 0x05, 0x06])) && bytes.includes(entry);
  return archive || markup.test(head.toString('latin1')) || (format !== 'pdf' && head.includes('%PDF-'));
}

/** Behind a password nobody can look, neither a reader nor whatever searches for viruses. */
function isLocked(format: Format, bytes: Buffer): boolean {
  if (format === 'pdf') return /\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(bytes.toString('latin1'));
  if (!isPacked(format)) return false;
  // PKWARE's APPNOTE 4.4.4: the first bit of the flags of an entry; ODF 1.3, part 2, 3.8: said in the manifest.
  for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at + 4))
    if (((bytes[at + 6] ?? 0) & 1) === 1) return true;
  return bytes.includes('EncryptedPackage') || bytes.includes('manifest:encryption-data');
}

const entry = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const isPacked = (format: Format): boolean => format === 'docx' || format === 'odt';

const starts = (bytes: Buffer, ...first: readonly number[]): boolean => first.every((byte, at) => bytes[at] === byte);
const isZip = (bytes: Buffer): boolean => starts(bytes, 0x50, 0x4b, 0x03, 0x04);

const looksLike: Record<Format, (bytes: Buffer) => boolean> = {
  pdf: (bytes) => bytes.subarray(0, 5).equals(Buffer.from('%PDF-')),
  png: (bytes) => starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  jpg: (bytes) => starts(bytes, 0xff, 0xd8, 0xff),
  // Names stand in a zip as they are, only contents are packed.
  docx: (bytes) => isZip(bytes) && bytes.includes('[Content_Types].xml') && bytes.includes('word/document.xml'),
  // ODF 1.3, part 2, 3.3: the first entry is `mimetype`, not packed, so that its content stands at byte 38.
  odt: (bytes) =>
    isZip(bytes) && bytes.subarray(30, 38 + formats.odt.length).equals(Buffer.from(`mimetype${formats.odt}`)),
};
