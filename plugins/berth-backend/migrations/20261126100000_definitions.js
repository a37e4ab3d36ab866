// @ts-check

/**
 * The definitions by which kinds are offered with no code.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_definitions', table => {
    table.comment('Marked definitions of kinds, and what they were made from');
    table.string('cluster', 253).notNullable();
    table.string('resource', 512).notNullable();
    table.string('name', 253).notNullable();
    table.string('uid', 63).notNullable();
    // '<plural>.<group>/<name>', by which a definition names its origin.
    table.string('ref', 512).notNullable();
    table.string('mark', 16);
    table.bigInteger('generation').notNullable();
    table.text('annotations').notNullable();
    table.string('origin', 63);
    table.string('origin_ref', 512);
    table.bigInteger('body_generation');
    table.text('body');
    table.primary(['cluster', 'resource', 'name']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_definitions');
};
