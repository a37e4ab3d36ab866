// @ts-check

/**
 * Objects of Kubernetes' own kinds, for the catalog. Whose they are is what
 * `fleet_namespaces` says of their namespaces.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_core_objects', table => {
    table.comment('Quotas and volume claims, which are what the catalog shows');
    table.string('cluster', 253).notNullable();
    table.string('resource', 512).notNullable();
    table.string('kind', 63).notNullable();
    table.string('namespace', 63).notNullable();
    table.string('name', 253).notNullable();
    table.text('catalog');
    table.primary(['cluster', 'namespace', 'kind', 'name']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_core_objects');
};
