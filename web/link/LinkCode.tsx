import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { demoLinkCode } from '../../src/contract/family.ts';
import { ownPageWords } from '../../src/contract/nl/own-page.ts';
import type { Me } from '../../src/contract/session.ts';
import { Refused } from '../api/request.ts';
import { post } from '../api/submission.ts';
import { changeReader } from '../shell/change-reader.ts';
import { FailureNote } from '../states/FailureNote.tsx';
import { t } from '../words.ts';
import classes from './link.module.css';

const w = ownPageWords.code;

/** The code that was told in person or by phone. What is typed here is kept nowhere. */
export function LinkCode({ demo }: { demo: boolean }) {
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const open = useMutation({
    mutationFn: () => post<Me>('/own/code', { code }),
    onSuccess: (me) => changeReader(client, me),
  });
  const refusal = open.error instanceof Refused ? open.error.problem?.errors?.[0]?.message : undefined;
  return (
    <>
      <section className={classes.block}>
        <h2>{w.title}</h2>
        <p>{w.text}</p>
        {demo && <p>{w.demo(demoLinkCode)}</p>}
        <form
          className={classes.code}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            open.mutate();
          }}
        >
          <TextInput
            size="lg"
            label={w.label}
            description={w.hint}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            error={refusal === undefined ? undefined : <span role="alert">{refusal}</span>}
          />
          {open.isError && refusal === undefined && <FailureNote error={open.error} />}
          <Button type="submit" size="lg" loading={open.isPending}>
            {w.send}
          </Button>
        </form>
      </section>
      <section className={classes.block}>
        <h2>{t.link.call}</h2>
        <p>{t.link.callWhoGave}</p>
      </section>
      <Rights />
    </>
  );
}

/** What pupil and parents may always do. */
export function Rights() {
  return (
    <section className={classes.block}>
      <h2>{t.link.rights}</h2>
      <ul className={classes.rights}>
        {t.link.rightList.map((right) => (
          <li key={right}>{right}</li>
        ))}
      </ul>
    </section>
  );
}
