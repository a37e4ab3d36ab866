/** @type {import('../lib/commandLine.mjs').Command} */
export const offerings = {
  name: 'offerings',
  summary: 'Lists what tenants can ask for',
  usage: 'yarn offerings [--json]',
  details: `"yarn offerings matrix" writes a page about what Berth can do with each.`,
  options: {
    json: { type: 'boolean', summary: 'Prints them as JSON' },
  },
  run: () => import('../offerings/offeringsCommand.ts'),
};
