import { Menu, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut, Mail, MonitorSmartphone, Repeat } from 'lucide-react';
import type { Onward } from '../../src/contract/login.ts';
import { loginWords } from '../../src/contract/nl/login.ts';
import type { Me } from '../../src/contract/session.ts';
import { post } from '../api/submission.ts';
import { hasUnsaved } from '../form/unsaved.ts';
import { t } from '../words.ts';
import { PersonaFace } from './PersonaFace.tsx';
import { changeReader } from './change-reader.ts';
import classes from './header.module.css';
import { worksInCases } from './home.ts';

export default function PersonaMenu({ me }: { me: Me }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    if (hasUnsaved() && !window.confirm(t.shell.leaveUnsaved)) return;
    const onward = await post<Onward | null>('/sign-out');
    changeReader(client, null);
    if (onward) return window.location.assign(onward.address);
    await navigate({ to: '/' });
  };
  return (
    <Menu position="bottom-end" width="min(260px, calc(100vw - 24px))">
      <Menu.Target>
        <UnstyledButton className={classes.persona}>
          <PersonaFace me={me} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown aria-label={t.shell.personaMenu(me.name)}>
        <Menu.Label className={classes.personaHead ?? ''}>
          <strong>{me.name}</strong>
          <br />
          {me.capacityLabel !== me.name && me.capacityLabel}
          {me.organisation && `, ${me.organisation.name}`}
        </Menu.Label>
        {me.demo && !me.link && (
          <Menu.Item leftSection={<Repeat size={18} aria-hidden />} onClick={() => void navigate({ to: '/wissel' })}>
            {t.shell.switchPersona}
          </Menu.Item>
        )}
        {me.byLogin && (
          <Menu.Item leftSection={<Repeat size={18} aria-hidden />} onClick={() => void navigate({ to: '/rol' })}>
            {loginWords.switch}
          </Menu.Item>
        )}
        {!me.link && (
          <Menu.Item
            leftSection={<MonitorSmartphone size={18} aria-hidden />}
            onClick={() => void navigate({ to: '/aanmeldingen' })}
          >
            {loginWords.sessionsTitle}
          </Menu.Item>
        )}
        {!me.link && worksInCases(me) && (
          <Menu.Item leftSection={<Mail size={18} aria-hidden />} onClick={() => void navigate({ to: '/voorkeuren' })}>
            {t.preferences.link}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<LogOut size={18} aria-hidden />} onClick={() => void signOut()}>
          {t.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
