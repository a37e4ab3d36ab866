/** @type {import('../lib/commandLine.mjs').Command} */
export const token = {
  name: 'berth token',
  summary: "Prints a Backstage token of one of the sandbox's people",
  usage: 'yarn berth token --as USER',
  details: `For scripts against the running portal, e.g.
  curl -H "Authorization: Bearer $(yarn berth token --as payments-developer)" \\
    http://localhost:7007/api/catalog/entities`,
  options: {
    as: {
      type: 'string',
      value: 'USER',
      required: true,
      summary: 'Whom to sign in as, e.g. payments-developer',
    },
    backend: {
      type: 'string',
      value: 'URL',
      summary: "The portal's backend (http://localhost:7007)",
    },
    json: {
      type: 'boolean',
      summary: 'Prints token, user and when the token expires, as JSON',
    },
  },
  run: () => import('../token/tokenCommand.ts'),
};
