import { Button, Menu } from '@mantine/core';
import { ChevronDown, FileDown, Printer } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import type { PapersOffered } from '../../src/contract/papers.ts';
import { asCaseSearch } from '../case/case-search.ts';
import { t } from '../words.ts';
import classes from './papers.module.css';
import { paperAddress } from './queries.ts';

interface Props {
  caseId: string;
  offered: PapersOffered;
}

/** What leaves the application: the form as PDF or on paper, and the package for the own file. */
export function TakeAlong({ caseId, offered }: Props) {
  return (
    <>
      <div className={classes.buttons} role="group" aria-label={t.papers.take} data-no-print>
        <Button
          component="a"
          href={paperAddress(caseId, 'form/pdf')}
          download
          leftSection={<FileDown size={18} aria-hidden />}
          aria-label={t.papers.pdfOf(t.papers.nowOf)}
        >
          {t.papers.pdf}
        </Button>
        <Button
          variant="default"
          renderRoot={(props: object) => (
            <Link
              {...props}
              to="/zaken/$caseId"
              params={{ caseId }}
              search={asCaseSearch({ tab: 'kopieen', kopie: 'nu' })}
              resetScroll={false}
            />
          )}
          leftSection={<Printer size={18} aria-hidden />}
        >
          {t.papers.print}
        </Button>
        {offered.closingPackage && (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="default" rightSection={<ChevronDown size={18} aria-hidden />}>
                {t.papers.package}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item component="a" href={paperAddress(caseId, 'closing-package/pdf')} download>
                {t.papers.packagePdf}
              </Menu.Item>
              <Menu.Item component="a" href={paperAddress(caseId, 'closing-package')} download>
                {t.papers.packageJson}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {offered.closingPackage && (
        <p className={classes.hint}>
          {t.papers.package}: {t.papers.packageHint.toLowerCase()} {!offered.final && t.papers.packageEarly}
        </p>
      )}
    </>
  );
}
