import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { pictureAddress } from './handbook-text.ts';
import classes from './handbook.module.css';
import type { Block, Inline } from './markdown.ts';

/** The blocks of a page, drawn one under the other. */
export function HandbookText({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className={classes.text}>
      {blocks.map((block, index) => (
        <OneBlock key={index} block={block} />
      ))}
    </div>
  );
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <Title order={2}>{block.text}</Title>;
    case 'picture':
      return <img className={classes.picture} src={pictureAddress(block.src)} alt={block.alt} />;
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((words, index) => (
            <li key={index}>
              <Words words={words} />
            </li>
          ))}
        </List>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Words words={block.words} />
        </p>
      );
  }
}

function Words({ words }: { words: readonly Inline[] }) {
  return words.map((one, index) => {
    if (one.kind !== 'link') return one.kind === 'text' ? one.text : <strong key={index}>{one.text}</strong>;
    const [, page] = /^([a-z-]+)\.md$/.exec(one.href) ?? [];
    return page === undefined ? (
      <a key={index} href={one.href}>
        {one.text}
      </a>
    ) : (
      <Link key={index} to="/handleiding/$taak" params={{ taak: page }}>
        {one.text}
      </Link>
    );
  });
}
