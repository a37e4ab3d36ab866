// @ts-check

/**
 * When a cluster answered last, which a status that stays the same does not say.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('fleet_clusters', table => {
    table.string('heard_at', 24);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('fleet_clusters', table => {
    table.dropColumn('heard_at');
  });
};
