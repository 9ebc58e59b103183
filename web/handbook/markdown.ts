/** A piece of a sentence. */
export type Inline = { kind: 'text' | 'strong'; text: string } | { kind: 'link'; text: string; href: string };

/** What a page of the handbook is made of. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'picture'; alt: string; src: string }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'paragraph'; words: Inline[] };

const itemMark = /^(?:-|\d+\.) /;

/**
 * Reads the small part of Markdown in which the handbook is written: titles of two levels, paragraphs, flat lists,
 * pictures on a line of their own, bold words and links. Blocks are separated by an empty line; all else is plain words.
 */
export function parseMarkdown(source: string): Block[] {
  return source
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(blockOf);
}

function blockOf(part: string): Block {
  const [, marks, title] = /^(##?) (.+)$/.exec(part) ?? [];
  if (marks !== undefined && title !== undefined)
    return { kind: 'heading', level: marks.length === 1 ? 1 : 2, text: title };
  const [, alt, src] = /^!\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? [];
  if (alt !== undefined && src !== undefined) return { kind: 'picture', alt, src };
  if (!itemMark.test(part)) return { kind: 'paragraph', words: wordsOf(part) };
  const items = part.split(/\n(?=(?:-|\d+\.) )/).map((item) => wordsOf(item.replace(itemMark, '')));
  return { kind: 'list', ordered: !part.startsWith('-'), items };
}

function wordsOf(text: string): Inline[] {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .split(/(\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/)
    .filter((piece) => piece !== '')
    .map((piece): Inline => {
      const [, strong] = /^\*\*(.+)\*\*$/.exec(piece) ?? [];
      if (strong !== undefined) return { kind: 'strong', text: strong };
      const [, words, href] = /^\[(.+)\]\((.+)\)$/.exec(piece) ?? [];
      return words !== undefined && href !== undefined
        ? { kind: 'link', text: words, href }
        : { kind: 'text', text: piece };
    });
}

/** The words alone, as they are read aloud. */
export const plainWords = (words: readonly Inline[]): string => words.map(({ text }) => text).join('');
