import type { Connection } from '@berth/backstage-plugin-berth-common';
import { parse } from 'yaml';
import { aClaim } from '../../__testUtils__/fixtures';
import { environmentName, shellWord, yamlScalar } from './quoting';
import { snippetsOf } from './snippets';

const postgres = aClaim().connection!;

const text = (connection: Connection, id: string) =>
  snippetsOf(connection).find(snippet => snippet.id === id)?.text;

describe('quoting', () => {
  it.each([
    'orders-db-app',
    '123',
    'true',
    'on',
    'No',
    '1e5',
    '0x1f',
    '2026-01-01',
    'a: b',
    '- x',
    '',
    '#x',
    "it's",
    'null',
  ])('writes %p so that YAML reads it back as a text', value => {
    expect(parse(`key: ${yamlScalar(value)}`)).toEqual({ key: value });
    expect(parse(`key: ${yamlScalar(value)}`, { version: '1.1' })).toEqual({
      key: value,
    });
  });

  it.each([
    ['orders-db', 'orders-db'],
    ['a b', `'a b'`],
    ["it's", `'it'\\''s'`],
    ['$(rm -rf /)', `'$(rm -rf /)'`],
    ['', `''`],
  ])('writes %p as the shell word %p', (value, word) => {
    expect(shellWord(value)).toBe(word);
  });

  it.each([
    ['jdbc-uri', 'JDBC_URI'],
    ['1st', '_1ST'],
    ['tls.crt', 'TLS_CRT'],
  ])('names the variable of %p %p', (key, name) => {
    expect(environmentName(key)).toBe(name);
  });
});

describe('snippetsOf', () => {
  it('has nothing to say without a Secret', () => {
    expect(snippetsOf({ endpoints: postgres.endpoints })).toEqual([]);
  });

  it('offers PostgreSQL’s four', () => {
    expect(snippetsOf(postgres).map(snippet => snippet.id)).toEqual([
      'secretKeyRef',
      'env',
      'psql',
      'jdbc',
    ]);
  });

  it('refers to the Secret in a container’s env', () => {
    const { env } = parse(text(postgres, 'secretKeyRef')!);
    expect(env).toContainEqual({
      name: 'PGPASSWORD',
      valueFrom: { secretKeyRef: { name: 'orders-db-app', key: 'password' } },
    });
    expect(env.map((entry: { name: string }) => entry.name)).toEqual([
      'PGHOST',
      'PGPORT',
      'PGDATABASE',
      'PGUSER',
      'PGPASSWORD',
      'DATABASE_URL',
    ]);
  });

  it('takes the address from the endpoint where the Secret has none', () => {
    const secret = {
      namespace: 'payments',
      name: 'true',
      keys: ['password', 'user', 'dbname'],
    };
    const { env } = parse(text({ ...postgres, secret }, 'secretKeyRef')!);
    expect(env).toContainEqual({ name: 'PGPORT', value: '5432' });
    expect(env).toContainEqual({
      name: 'PGUSER',
      valueFrom: { secretKeyRef: { name: 'true', key: 'user' } },
    });
  });

  it('writes .env where it is run, not here', () => {
    expect(text(postgres, 'env')).toBe(
      [
        `kubectl -n payments get secret orders-db-app -o go-template='PGHOST={{index .data "host" | base64decode}}`,
        'PGPORT={{index .data "port" | base64decode}}',
        'PGDATABASE={{index .data "dbname" | base64decode}}',
        'PGUSER={{index .data "username" | base64decode}}',
        'PGPASSWORD={{index .data "password" | base64decode}}',
        'DATABASE_URL={{index .data "uri" | base64decode}}',
        `' > .env`,
      ].join('\n'),
    );
  });

  it('forwards a port to a Service inside the cluster for psql', () => {
    const psql = text(postgres, 'psql')!;
    expect(psql).toContain(
      'kubectl -n payments port-forward service/orders-db-rw 15432:5432 &',
    );
    expect(psql).toContain('psql -h 127.0.0.1 -p 15432');
  });

  it('goes straight to a host outside of the cluster', () => {
    const psql = text(
      {
        ...postgres,
        endpoints: [{ name: 'rw', host: 'db.example.org', port: 6432 }],
      },
      'psql',
    )!;
    expect(psql).not.toContain('port-forward');
    expect(psql).toContain('psql -h db.example.org -p 6432');
  });

  it('gives Spring a JDBC URL', () => {
    expect(parse(text(postgres, 'jdbc')!)).toEqual({
      spring: {
        datasource: {
          url: 'jdbc:postgresql://orders-db-rw.payments.svc:5432/${PGDATABASE}',
          username: '${PGUSER}',
          password: '${PGPASSWORD}',
        },
      },
    });
  });

  it('knows nothing of psql where it is not PostgreSQL', () => {
    const other: Connection = {
      endpoints: [{ name: 'api', host: 'fn.shop.example.org', port: 443 }],
      secret: { namespace: 'shop', name: 'fn', keys: ['api-token'] },
    };
    expect(snippetsOf(other).map(snippet => snippet.id)).toEqual([
      'secretKeyRef',
      'env',
    ]);
    expect(parse(text(other, 'secretKeyRef')!).env).toEqual([
      {
        name: 'API_TOKEN',
        valueFrom: { secretKeyRef: { name: 'fn', key: 'api-token' } },
      },
    ]);
  });

  it('never puts a password on a command line', () => {
    for (const snippet of snippetsOf(postgres)) {
      expect(snippet.text).not.toMatch(/postgres(?:ql)?:\/\/[^\s/]*:[^\s/]*@/);
      expect(snippet.text).not.toMatch(/--?password[= ]/);
    }
  });
});
