// @ts-check

/**
 * When the cluster was first seen to have what a request asks for: a delivered
 * request whose object has been seen and is gone was deleted, and is not on its
 * way any more.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('requests', table => {
    table.string('seen_at', 24);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('requests', table => {
    table.dropColumn('seen_at');
  });
};
