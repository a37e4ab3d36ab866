/** @type {import('../lib/commandLine.mjs').Command} */
export const readiness = {
  name: 'readiness',
  summary: 'Says of Kubernetes objects in files what state they are in',
  usage: 'yarn readiness FILE…',
  details: `FILE holds objects as YAML or JSON: several documents, lists as kubectl prints
them, whole folders; - is standard input. It needs no cluster:
  kubectl get all --output yaml | npm run --silent readiness -- -

For each object it prints one line of JSON with file, group, kind, name, rule
(the offering or the rule that judged it), phase, reason and message. The phase
is Ready, Provisioning, Degraded, Failed, Suspended or Unknown; what is being
deleted is Provisioning with the reason Deleting. An unknown state is never
Ready. Each object is judged alone.

The exit code is 1 when something in a file is no object, which standard error
names with its line; the state of objects does not change it.`,
  positionals: Number.POSITIVE_INFINITY,
  run: () => import('../readiness/readinessCommand.ts'),
};
