import type { DatabaseService } from '@backstage/backend-plugin-api';

type Knex = Awaited<ReturnType<DatabaseService['getClient']>>;

interface Migration {
  name: string;
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

/** What there is of migrations, the oldest first; one that was released stays. */
const migrations: Migration[] = [
  {
    name: '20261126_gpu_samples',
    async up(knex) {
      await knex.schema.createTable('gpu_snapshots', table => {
        table.comment('What a cluster said of its GPUs when it was last asked');
        table.text('cluster').primary();
        table.bigInteger('claimed_at').notNullable();
        table.bigInteger('at').nullable();
        table.text('problem').nullable();
        table.text('snapshot').nullable();
      });
      await knex.schema.createTable('gpu_samples', table => {
        table.comment('GPUs over time; the namespace is empty for all of them');
        table.text('cluster').notNullable();
        table.text('namespace').notNullable();
        table.text('resource').notNullable();
        table
          .integer('step')
          .notNullable()
          .comment('Seconds that it stands for');
        table.bigInteger('at').notNullable();
        table.double('quota').nullable();
        table.double('used').notNullable();
        table.double('waiting').notNullable();
        table.double('free').nullable();
        table.primary(['cluster', 'namespace', 'resource', 'step', 'at']);
        table.index(['step', 'at']);
      });
    },
    async down(knex) {
      await knex.schema.dropTable('gpu_samples');
      await knex.schema.dropTable('gpu_snapshots');
    },
  },
  {
    name: '20261126_gpu_shared_changes',
    async up(knex) {
      await knex.schema.createTable('gpu_shared_changes', table => {
        table.comment('Changes of shared quotas that were made through Berth');
        table.text('id').primary();
        table.bigInteger('at').notNullable();
        table.text('cluster').notNullable();
        table.text('kind').notNullable();
        table.text('name').notNullable();
        table.text('flavor').nullable();
        table.text('resource').notNullable();
        table.double('before').notNullable();
        table.double('after').notNullable();
        table.text('by').notNullable().comment('The entity ref of a user');
        table.text('reason').nullable();
        table.index(['cluster', 'at']);
      });
    },
    async down(knex) {
      await knex.schema.dropTable('gpu_shared_changes');
    },
  },
];

/**
 * Brings the area's tables into Berth's database, or up to date. Several
 * replicas may do so at once: knex lets one of them.
 *
 * @internal
 */
export async function openTables(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      tableName: 'gpu_migrations',
      migrationSource: {
        getMigrations: async () => migrations,
        getMigrationName: (migration: Migration) => migration.name,
        getMigration: async (migration: Migration) => migration,
      },
    });
  }
  return knex;
}
