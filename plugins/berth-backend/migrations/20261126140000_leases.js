// @ts-check

/**
 * Which of several backends follows which cluster, and which of them wrote what
 * in the change feed. The times are by the database's clock.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_replicas', table => {
    table.comment('The backends that are running');
    table.string('id', 36).primary();
    table.text('clusters').notNullable().comment('That it is to follow; JSON');
    table.timestamp('expires_at', { useTz: true }).notNullable();
  });
  await knex.schema.createTable('fleet_leases', table => {
    table.comment('Who follows a cluster; no other may write of it');
    table.string('cluster', 253).primary();
    table.string('holder', 36).comment('Nobody when null');
    table
      .bigInteger('epoch')
      .notNullable()
      .comment('Goes up whenever it is taken');
    table.timestamp('expires_at', { useTz: true }).notNullable();
  });
  await knex.schema.alterTable('changes', table => {
    table.string('replica', 36);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('changes', table => {
    table.dropColumn('replica');
  });
  await knex.schema.dropTable('fleet_leases');
  await knex.schema.dropTable('fleet_replicas');
};
