import type {
  Connection,
  SecretReference,
} from '@berth/backstage-plugin-berth-common';
import { shellWord, yamlScalar } from './quoting';
import { isPostgres, keyOf, Variable, variablesOf } from './variables';

/**
 * A text to paste that makes an application or a person connect.
 *
 * @internal
 */
export interface Snippet {
  id: 'secretKeyRef' | 'env' | 'psql' | 'jdbc';
  text: string;
}

/**
 * Texts that connect by reference: they name the Secret and its keys, and a
 * password is in none of them.
 *
 * @internal
 */
export function snippetsOf(connection: Connection): Snippet[] {
  const { secret } = connection;
  if (!secret) {
    return [];
  }
  const variables = variablesOf(connection);
  const snippets: Array<Snippet | undefined> = [
    { id: 'secretKeyRef', text: secretKeyRef(secret, variables) },
    { id: 'env', text: dotEnv(secret, variables) },
    isPostgres(connection) ? psql(connection, secret, variables) : undefined,
    isPostgres(connection) ? jdbc(connection, variables) : undefined,
  ];
  return snippets.filter(snippet => snippet !== undefined);
}

function secretKeyRef(secret: SecretReference, variables: Variable[]): string {
  const lines = variables.flatMap(variable =>
    'key' in variable
      ? [
          `  - name: ${variable.name}`,
          '    valueFrom:',
          '      secretKeyRef:',
          `        name: ${yamlScalar(secret.name)}`,
          `        key: ${yamlScalar(variable.key)}`,
        ]
      : [
          `  - name: ${variable.name}`,
          `    value: ${yamlScalar(variable.value)}`,
        ],
  );
  return ['env:', ...lines].join('\n');
}

function getSecret(secret: SecretReference): string {
  return `kubectl -n ${shellWord(secret.namespace)} get secret ${shellWord(
    secret.name,
  )}`;
}

/** Secret keys are letters, digits and `-_.`, so quotes are all they need. */
function decoded(key: string): string {
  return `{{index .data "${key}" | base64decode}}`;
}

function dotEnv(secret: SecretReference, variables: Variable[]): string {
  const lines = variables.map(
    variable =>
      `${variable.name}=${
        'key' in variable ? decoded(variable.key) : variable.value
      }`,
  );
  return `${getSecret(secret)} -o go-template='${lines.join('\n')}\n' > .env`;
}

/** The Service behind an in-cluster host name, if it is one. */
function serviceOf(
  host: string,
): { name: string; namespace: string } | undefined {
  const match = /^([^.]+)\.([^.]+)\.svc(?:\.|$)/.exec(host);
  return match ? { name: match[1], namespace: match[2] } : undefined;
}

function psql(
  connection: Connection,
  secret: SecretReference,
  variables: Variable[],
): Snippet | undefined {
  const [endpoint] = connection.endpoints;
  const password = keyOf(variables, 'PGPASSWORD');
  const user = keyOf(variables, 'PGUSER');
  const database = keyOf(variables, 'PGDATABASE');
  if (!endpoint || !password || !user || !database) {
    return undefined;
  }
  const service = serviceOf(endpoint.host);
  const forward = service
    ? [
        `kubectl -n ${shellWord(service.namespace)} port-forward service/${
          service.name
        } 15432:${endpoint.port} &`,
      ]
    : [];
  const [host, port] = service
    ? ['127.0.0.1', 15432]
    : [shellWord(endpoint.host), endpoint.port];
  const read = `secret() { ${getSecret(
    secret,
  )} -o go-template="{{index .data \\"$1\\" | base64decode}}"; }`;
  const connect = `PGPASSWORD="$(secret ${password})" psql -h ${host} -p ${port} -U "$(secret ${user})" -d "$(secret ${database})"`;
  return { id: 'psql', text: [...forward, read, connect].join('\n') };
}

function jdbc(
  connection: Connection,
  variables: Variable[],
): Snippet | undefined {
  const [endpoint] = connection.endpoints;
  const needed = ['PGDATABASE', 'PGUSER', 'PGPASSWORD'];
  if (!endpoint || needed.some(name => !keyOf(variables, name))) {
    return undefined;
  }
  return {
    id: 'jdbc',
    text: [
      'spring:',
      '  datasource:',
      `    url: jdbc:postgresql://${endpoint.host}:${endpoint.port}/\${PGDATABASE}`,
      '    username: ${PGUSER}',
      '    password: ${PGPASSWORD}',
    ].join('\n'),
  };
}
