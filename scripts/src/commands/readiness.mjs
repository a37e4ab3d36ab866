/** @type {import('../lib/commandLine.mjs').Command} */
export const readiness = {
  name: 'readiness',
  summary: 'Says of Kubernetes objects in files what state they are in',
  usage: 'yarn readiness FILE…',
  details: `FILE is YAML or JSON, of one object, several documents or a List; a folder, with
all that lies in it; or - for standard input:
  kubectl get clusters.postgresql.cnpg.io -A -o yaml | yarn readiness -
For each object it prints one line of JSON with file, group, kind, name, rule (the
offering or the rule that judged it), phase, reason and message. The phase is
Ready, Provisioning, Degraded, Failed, Suspended or Unknown; what is being deleted
is Provisioning with the reason Deleting. Each object is judged alone, and an
unknown state is never Ready.
No cluster is asked. The exit code is 1 where something could not be read.`,
  positionals: Infinity,
  run: () => import('../readiness/readinessCommand.ts'),
};
