// @ts-check

/**
 * Which Secrets a claim's state depends on, and which of them are there: their
 * names only, never anything of what is in them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('claims', table => {
    table.text('awaits');
  });
  await knex.schema.createTable('claim_secrets', table => {
    table.comment('The Secrets that claims await, and whether they are there');
    table.string('claim', 1024).notNullable();
    table.string('cluster', 253).notNullable().index();
    table.string('namespace', 253).notNullable();
    table.string('name', 253).notNullable();
    table.string('state', 16).notNullable();
    table.primary(['claim', 'namespace', 'name']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('claim_secrets');
  await knex.schema.alterTable('claims', table => {
    table.dropColumn('awaits');
  });
};
