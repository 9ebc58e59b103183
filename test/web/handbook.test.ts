import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMarkdown, plainWords, type Block } from '../../web/handbook/markdown.ts';
import { handbookPages } from '../../web/help/handbook.ts';
import { readPng } from '../support/png.ts';
import { productWords } from './product-words.ts';

const folder = path.resolve('docs/handleiding');
const pictureFolder = path.join(folder, 'beelden');
const read = (name: string): string => readFileSync(path.join(folder, `${name}.md`), 'utf8');
const pages = handbookPages.map((name) => ({ name, blocks: parseMarkdown(read(name)) }));
const list = parseMarkdown(read('README'));

const sentences = (block: Block): string[] => {
  if (block.kind === 'list') return block.items.map(plainWords);
  if (block.kind === 'paragraph') return [plainWords(block.words)];
  return [block.kind === 'picture' ? block.alt : block.text];
};
const links = (blocks: readonly Block[]) =>
  blocks
    .flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.kind === 'paragraph' ? block.words : []))
    .flatMap((words) => (words.kind === 'link' ? [words] : []));
const pictures = pages.flatMap(({ name, blocks }) =>
  blocks.flatMap((block) => (block.kind === 'picture' ? [{ page: name, ...block }] : [])),
);

describe('a page of the handbook', () => {
  test.each(pages)('$name says what for, before, steps, what then, and what if it fails', ({ blocks }) => {
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
    expect(blocks[1]).toMatchObject({ kind: 'paragraph' });
    const titles = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(titles[1]).toBe('Voor u begint');
    expect(titles.slice(-2)).toEqual(['Wat er dan gebeurt en wie het weet', 'Als het niet lukt']);
    expect(blocks.some((block) => block.kind === 'list' && block.ordered)).toBe(true);
    const shown = blocks.filter(({ kind }) => kind === 'picture').length;
    expect(shown).toBeGreaterThanOrEqual(1);
    expect(shown).toBeLessThanOrEqual(4);
  });

  test.each([...pages, { name: 'README', blocks: list }])('$name leaves no mark of Markdown unread', ({ blocks }) => {
    const leftOver = blocks.flatMap(sentences).filter((text) => /[*`#|]|\]\(|^\d+\. |^- |<\w/.test(text));
    expect(leftOver).toEqual([]);
  });

  test.each(pages)('$name quotes only words that the application shows', ({ blocks }) => {
    const known = productWords();
    const quoted = blocks.flatMap(sentences).flatMap((text) => [...text.matchAll(/“([^”]+)”/g)].map(([, it]) => it));
    expect(quoted.filter((words) => !known(words ?? ''))).toEqual([]);
  });
});

test('the words of the application are known as they are read, and no others', () => {
  const known = productWords();
  for (const words of ['Start de aanmelding', 'Bewaard om 14.32 uur', 'Familienaam (aanbevolen)', '3 van 6 beantwoord'])
    expect(known(words), words).toBe(true);
  for (const words of ['Start de aanmeldin', 'Verstuur de aanmelding', 'Bewaar', 'Aanbevolen vraag'])
    expect(known(words), words).toBe(false);
});

test('the list names every page once, by its title, and every link leads to a page', () => {
  const titles = new Map(pages.map(({ name, blocks }) => [`${name}.md`, sentences(blocks[0] as Block)[0]]));
  const listed = links(list);
  expect(listed.length).toBe(titles.size);
  expect(new Map(listed.map(({ href, text }) => [href, text]))).toEqual(titles);
  const files = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md');
  expect(files.sort()).toEqual([...titles.keys()].sort());
  for (const { href } of pages.flatMap(({ blocks }) => links(blocks))) expect(titles.has(href), href).toBe(true);
});

test('every picture exists, is used once, has words for who cannot see it, and is light', () => {
  const files = readdirSync(pictureFolder).sort();
  expect(pictures.map(({ src }) => path.basename(src)).sort()).toEqual(files);
  for (const { alt, src } of pictures) {
    expect(alt.length, src).toBeGreaterThan(20);
    const bytes = readFileSync(path.join(folder, src));
    const { width, height } = readPng(bytes);
    expect(width, src).toBeGreaterThanOrEqual(320);
    expect(width, src).toBeLessThanOrEqual(1280);
    expect(height, src).toBeGreaterThanOrEqual(100);
    expect(height, src).toBeLessThanOrEqual(1600);
    expect(bytes.length, src).toBeLessThan(120_000);
  }
  const total = files.reduce((sum, file) => sum + readFileSync(path.join(pictureFolder, file)).length, 0);
  expect(total).toBeLessThan(1_500_000);
});

test('a text is read block by block', () => {
  const text =
    '# Titel\n\nEen **vet** woord en\neen [link](formulier.md).\n\n1. Een\n2. Twee\n   verder\n\n![Beeld](a.png)\n';
  expect(parseMarkdown(text)).toEqual([
    { kind: 'heading', level: 1, text: 'Titel' },
    {
      kind: 'paragraph',
      words: [
        { kind: 'text', text: 'Een ' },
        { kind: 'strong', text: 'vet' },
        { kind: 'text', text: ' woord en een ' },
        { kind: 'link', text: 'link', href: 'formulier.md' },
        { kind: 'text', text: '.' },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      items: [[{ kind: 'text', text: 'Een' }], [{ kind: 'text', text: 'Twee verder' }]],
    },
    { kind: 'picture', alt: 'Beeld', src: 'a.png' },
  ]);
});
