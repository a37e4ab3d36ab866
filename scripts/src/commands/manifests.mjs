/** @type {import('../lib/commandLine.mjs').Command} */
export const manifests = {
  name: 'manifests',
  summary: 'Prints the YAML that a request for an offering would deliver',
  usage: 'yarn manifests OFFERING INPUT.json [OPTIONS]',
  details: `OFFERING is an id such as database.cloudnative-pg. INPUT.json is a request's body
({name, tenant, cluster, namespace, input}) or the input alone; - is standard
input. No cluster is asked: every API counts as served, and who asks is left out.`,
  options: {
    name: {
      type: 'string',
      value: 'NAME',
      summary: "The claim's name (the body's, else example)",
    },
    namespace: {
      type: 'string',
      value: 'NAMESPACE',
      summary: "Where it goes (the body's, else default)",
    },
    tenant: {
      type: 'string',
      value: 'TENANT',
      summary: "Whose it is (the body's, else example)",
    },
  },
  positionals: 2,
  run: () => import('../manifests/manifestsCommand.ts'),
};
