/** @type {import('../lib/commandLine.mjs').Command} */
export const chaos = {
  name: 'test:chaos',
  summary: 'Tries Berth with faults at random instants, as long as you like',
  usage: 'yarn test:chaos [OPTIONS] [fleet]',
  details: `Starts API servers and a backend, changes objects, and meanwhile kills, cuts,
silences, garbles, slows, locks, restarts, partitions and compacts what stands
between them, by schedules drawn from a seed. After each schedule what Berth and the
catalog show has to be what the API servers say. npm test does a few schedules of the
same, on SQLite and on PostgreSQL.
Each schedule prints a line; the last line sums up. The exit code is 0 only where
nothing diverged.`,
  options: {
    schedules: {
      type: 'string',
      value: 'N',
      summary: 'How many schedules (20)',
    },
    seed: {
      type: 'string',
      value: 'N',
      summary: 'The first schedule’s seed (by the clock)',
    },
    database: {
      type: 'string',
      value: 'KIND',
      summary:
        'sqlite, with one backend, or postgres, with two that share a server (sqlite)',
    },
    clusters: { type: 'string', value: 'N', summary: 'How many clusters (2)' },
    faults: {
      type: 'string',
      value: 'N',
      summary: 'How many faults in each schedule (6)',
    },
    seconds: {
      type: 'string',
      value: 'N',
      summary: 'How long each schedule is (12)',
    },
    folder: {
      type: 'string',
      value: 'FOLDER',
      path: true,
      summary:
        'Keeps the databases and the log there, and stops where something diverges',
    },
    json: {
      type: 'boolean',
      summary: 'Prints every outcome as JSON on standard output',
    },
  },
  positionals: 1,
  needsSandbox: () => true,
  run: () => import('../chaos/chaosCommand.ts'),
};
