import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColours = 256;

export interface Png {
  /** In pixels. */
  width: number;
  height: number;
  /** As in the file: 2 for red, green, blue; 3 for numbers of a palette; 6 with transparency. */
  colourType: number;
  chunks: { type: string; data: Buffer }[];
}

/** Reads the frame of a PNG. Throws where it is none. */
export function readPng(bytes: Buffer): Png {
  if (!bytes.subarray(0, 8).equals(signature)) throw new Error('This is no PNG');
  const chunks: Png['chunks'] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const size = bytes.readUInt32BE(at);
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + size) });
  }
  const head = chunks[0]?.data;
  if (head === undefined) throw new Error('This PNG is empty');
  return { width: head.readUInt32BE(0), height: head.readUInt32BE(4), colourType: head[9] ?? 0, chunks };
}

/**
 * The same picture in at most 256 colours, which for a screen is nearly all it has: a third of the bytes. Takes what
 * Chromium's screenshots are (8 bits a channel, with or without transparency, which is dropped).
 */
export function lighter(bytes: Buffer): Buffer {
  const { width, height, colourType, chunks } = readPng(bytes);
  const channels = colourType === 6 ? 4 : 3;
  const pixels = unfilter(inflateSync(dataOf(chunks)), width * channels, height, channels);
  const count = width * height;
  const colours = new Uint32Array(count);
  const seen = new Map<number, number>();
  for (let i = 0; i < count; i += 1) {
    const at = i * channels;
    const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
    colours[i] = colour;
    seen.set(colour, (seen.get(colour) ?? 0) + 1);
  }
  const palette = [...seen]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostColours)
    .map(([colour]) => colour);
  const numberOf = new Map(palette.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let i = 0; i < count; i += 1) {
    const colour = colours[i] ?? 0;
    const index = numberOf.get(colour) ?? nearest(palette, colour);
    numberOf.set(colour, index);
    rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = index;
  }
  const head = Buffer.from(chunks[0]?.data ?? []);
  head[9] = 3;
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const dataOf = (chunks: Png['chunks']): Buffer =>
  Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));

/** Each row of a PNG tells how it differs from what stands left and above; this is the rows themselves. */
function unfilter(raw: Buffer, stride: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const kind = raw[row * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = row * stride + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const up = row > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = row > 0 && x >= step ? (out[at - stride - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
      out[at] = (raw[row * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function nearest(palette: readonly number[], colour: number): number {
  const far = (one: number): number =>
    [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((colour >> shift) & 255)) ** 2, 0);
  return palette.reduce((best, one, index) => (far(one) < far(palette[best] ?? 0) ? index : best), 0);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}
