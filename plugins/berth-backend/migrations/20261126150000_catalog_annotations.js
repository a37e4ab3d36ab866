// @ts-check

/**
 * What annotations of claims and namespaces say to the catalog, as JSON.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('claims', table => {
    table.text('catalog');
  });
  await knex.schema.alterTable('fleet_namespaces', table => {
    table.text('catalog');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('fleet_namespaces', table => {
    table.dropColumn('catalog');
  });
  await knex.schema.alterTable('claims', table => {
    table.dropColumn('catalog');
  });
};
