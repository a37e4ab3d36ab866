/** @type {import('../lib/commandLine.mjs').Command} */
export const start = {
  name: 'start',
  summary: 'Starts the portal and its sandbox; Ctrl-C stops everything',
  usage: 'npm start [-- OPTIONS]',
  details: `The portal is at http://localhost:3000, its backend at port 7007. What it keeps
lies in .berth: stop and start as you like, or delete that folder to begin
anew.`,
  options: {
    kubeconfig: {
      type: 'string',
      value: 'FILE',
      path: true,
      summary:
        "Uses the cluster of this file's current context in place of the sandbox ($BERTH_KUBECONFIG)",
    },
    dev: {
      type: 'boolean',
      summary: 'Reloads app and backend when their sources change',
    },
    port: {
      type: 'string',
      value: 'PORT',
      summary: 'Where the portal listens (3000)',
    },
    'backend-port': {
      type: 'string',
      value: 'PORT',
      summary: 'Where its backend listens (7007)',
    },
    'sign-in-port': {
      type: 'string',
      value: 'PORT',
      summary: 'Where its identity provider listens (7010)',
    },
    forge: {
      type: 'boolean',
      summary:
        'Starts a Git forge too, for templates that make repositories; it is built once',
    },
    'forge-port': {
      type: 'string',
      value: 'PORT',
      summary: 'Where the Git forge listens (7030)',
    },
    pipelines: {
      type: 'string',
      value: 'MODE',
      summary:
        'How Kubeflow Pipelines is installed: kubernetes, database, kubernetes-multi-user or database-multi-user (kubernetes, or as it was)',
    },
    data: {
      type: 'string',
      value: 'FOLDER',
      path: true,
      summary: 'Where everything is kept (.berth)',
    },
  },
  needsSandbox: values => !(values.kubeconfig || process.env.BERTH_KUBECONFIG),
  run: () => import('../start/startCommand.ts'),
};
