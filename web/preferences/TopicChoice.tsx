import { mailChoices } from '../../src/contract/mail-choice.ts';
import type { MailChoice, MailPreferences } from '../../src/contract/mail-choice.ts';
import { t } from '../words.ts';
import classes from './preferences.module.css';

type Topic = MailPreferences['topics'][number];

/** One kind of message, and how it comes by mail. */
export function TopicChoice({
  id,
  label,
  description,
  choice,
  onChoose,
}: Topic & { onChoose: (choice: MailChoice) => void }) {
  return (
    <fieldset className={classes.topic} aria-describedby={`topic-${id}`}>
      <legend>{label}</legend>
      <p id={`topic-${id}`} className={classes.description}>
        {description}
      </p>
      <div className={classes.choices}>
        {mailChoices.map((one) => (
          <label key={one} className={classes.choice}>
            <input type="radio" name={`topic-${id}`} checked={choice === one} onChange={() => onChoose(one)} />
            {t.preferences.choices[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
