import { queryOptions } from '@tanstack/react-query';
import type { Block } from './markdown.ts';
import { parseMarkdown, plainWords } from './markdown.ts';

// The files in `docs/handleiding` are the only text; each page comes in when it is asked for.
const pages = import.meta.glob<string>('../../docs/handleiding/*.md', { query: '?raw', import: 'default' });
const pictures = import.meta.glob<string>('../../docs/handleiding/beelden/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

const folder = '../../docs/handleiding';

/** The address of a picture of the handbook; undefined where there is no such file. */
export const pictureAddress = (src: string): string | undefined => pictures[`${folder}/${src}`];

export interface HandbookText {
  title: string;
  lead: string;
  body: readonly Block[];
}

/** One page of the handbook; `README` is the list of all. */
export const handbookQuery = (name: string) =>
  queryOptions({
    queryKey: ['handbook', name],
    staleTime: Infinity,
    queryFn: async (): Promise<HandbookText> => {
      const source = await pages[`${folder}/${name}.md`]?.();
      if (source === undefined) throw new Error(`The handbook has no page ${name}`);
      const [head, lead, ...body] = parseMarkdown(source);
      return {
        title: head?.kind === 'heading' ? head.text : name,
        lead: lead?.kind === 'paragraph' ? plainWords(lead.words) : '',
        body,
      };
    },
  });
