import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PageHead } from '../shell/PageHead.tsx';
import { t } from '../words.ts';

export function NotFound() {
  return (
    <>
      <PageHead title={t.states.noPageTitle} lead={t.states.noPageText} />
      <Button component={Link} to="/">
        {t.states.toWorklist}
      </Button>
    </>
  );
}
