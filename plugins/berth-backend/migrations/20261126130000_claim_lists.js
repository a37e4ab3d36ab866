// @ts-check

/**
 * Lists of claims, newest first, by what they are narrowed by. Without these a
 * list of what is rare reads every claim there is, and one of a cluster sorts
 * all of them. The name is in the index that searches by name go through.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('claims', table => {
    table.dropIndex(['created_at', 'id'], 'claims_newest');
    table.index(['created_at', 'id', 'name'], 'claims_newest');
    table.index(['phase', 'created_at', 'id'], 'claims_newest_of_phase');
    table.index(['offering', 'created_at', 'id'], 'claims_newest_of_offering');
    table.index(['cluster', 'created_at', 'id'], 'claims_newest_of_cluster');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('claims', table => {
    table.dropIndex(
      ['cluster', 'created_at', 'id'],
      'claims_newest_of_cluster',
    );
    table.dropIndex(
      ['offering', 'created_at', 'id'],
      'claims_newest_of_offering',
    );
    table.dropIndex(['phase', 'created_at', 'id'], 'claims_newest_of_phase');
    table.dropIndex(['created_at', 'id', 'name'], 'claims_newest');
    table.index(['created_at', 'id'], 'claims_newest');
  });
};
