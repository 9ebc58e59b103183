import { Title } from '@mantine/core';
import { accessibilityStatement as statement } from '../../src/contract/nl/accessibility-statement.ts';
import { PageHead } from '../shell/PageHead.tsx';
import classes from './statement.module.css';

/** How accessible the product is, what is not, and where to turn: for everybody, signed in or not. */
export default function StatementPage() {
  return (
    <div className="az-narrow">
      <PageHead title={statement.title} lead={statement.lead} />
      {statement.parts.map(({ title, text, list = [], toFillIn }) => (
        <section key={title} className={classes.part}>
          <Title order={2}>{title}</Title>
          {text.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {list.length > 0 && (
            <ul>
              {list.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
          {toFillIn !== undefined && (
            <p className={classes.toFillIn}>
              <strong>{statement.yourNetwork}</strong> {toFillIn}.
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
