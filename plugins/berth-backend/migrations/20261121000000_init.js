// @ts-check

/**
 * Times are ISO 8601 texts in UTC with milliseconds, which sort as times do on
 * every database. Tables that begin with `fleet_`, and `claims`, `claim_events`
 * and `changes`, are a projection of the clusters and can be emptied at any
 * time; `requests` is the record of who asked for what.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_clusters', table => {
    table.comment('What is known of each cluster as a whole');
    table.string('name', 253).primary();
    table.string('state', 16).notNullable();
    table.string('stale_since', 24);
    table.text('message');
    table.string('kubernetes_version', 64);
    table.string('updated_at', 24).notNullable();
  });

  await knex.schema.createTable('fleet_apis', table => {
    table.comment('Which of the APIs that offerings need a cluster serves');
    table.string('cluster', 253).notNullable();
    table.string('resource', 512).notNullable();
    table.boolean('served').notNullable();
    table.text('problem').comment('Why Berth may not watch it');
    table.primary(['cluster', 'resource']);
  });

  await knex.schema.createTable('fleet_simulations', table => {
    table.comment('API groups whose operator is simulated on a cluster');
    table.string('cluster', 253).notNullable();
    table.string('crd', 253).notNullable();
    table.string('api_group', 253).notNullable();
    table.primary(['cluster', 'crd']);
  });

  await knex.schema.createTable('fleet_reflectors', table => {
    table.comment('How far each watch has come');
    table.string('cluster', 253).notNullable();
    table.string('resource', 512).notNullable();
    table.string('resource_version', 64).notNullable();
    table.string('fingerprint', 64).notNullable();
    table.primary(['cluster', 'resource']);
  });

  await knex.schema.createTable('fleet_namespaces', table => {
    table.comment('Namespaces that belong to a tenant');
    table.string('cluster', 253).notNullable();
    table.string('name', 63).notNullable();
    table.string('tenant', 63).notNullable().index();
    table.text('title');
    table.text('description');
    table.text('owner');
    table.boolean('is_primary').notNullable();
    table.primary(['cluster', 'name']);
  });

  await knex.schema.createTable('claims', table => {
    table.comment('One row for each primary object of an offering');
    table.string('id', 1024).primary();
    table.string('cluster', 253).notNullable();
    table.string('resource', 512).notNullable();
    table.string('namespace', 63).notNullable();
    table.string('name', 253).notNullable();
    table.string('offering', 63).notNullable();
    table.string('uid', 64).notNullable();
    table.string('tenant', 63);
    table.text('plan');
    table.string('phase', 16).notNullable();
    table.text('reason').notNullable();
    table.text('message').notNullable();
    table.integer('progress_done');
    table.integer('progress_total');
    table.string('since', 24).notNullable();
    table.string('created_at', 24).notNullable();
    table.integer('generation');
    table.text('requester');
    table.text('request');
    table.text('connection');
    table.text('details').notNullable();
    table.text('object').comment('Only of offerings that watch children');
    table.index(['cluster', 'resource', 'namespace', 'name'], 'claims_object');
    table.index(['created_at', 'id'], 'claims_newest');
    table.index(['tenant', 'phase'], 'claims_tenant');
    table.index(['uid'], 'claims_uid');
  });

  await knex.schema.createTable('fleet_children', table => {
    table.comment('Objects by which claims are judged beside their primary');
    table.string('cluster', 253).notNullable();
    table.string('resource', 512).notNullable();
    table.string('namespace', 63).notNullable();
    table.string('name', 253).notNullable();
    table
      .string('owner_uid', 64)
      .comment('Of the primary object, if it owns it');
    table.string('claim', 1024).comment('By its labels, if it has them');
    table.text('object').notNullable();
    table.primary(['cluster', 'resource', 'namespace', 'name']);
    table.index(['owner_uid'], 'fleet_children_owner');
    table.index(['claim'], 'fleet_children_claim');
  });

  await knex.schema.createTable('claim_events', table => {
    table.comment('Kubernetes events about primary objects');
    table.string('cluster', 253).notNullable();
    table.string('resource', 512).notNullable();
    table.string('event_key', 512).notNullable();
    table.string('kind', 63).notNullable();
    table.string('api_group', 253).notNullable();
    table.string('namespace', 63).notNullable();
    table.string('name', 253).notNullable();
    table.string('type', 64).notNullable();
    table.text('reason').notNullable();
    table.text('message').notNullable();
    table.integer('count').notNullable();
    table.string('last_seen', 24).notNullable();
    table.text('source');
    table.primary(['cluster', 'event_key']);
    table.index(
      ['cluster', 'namespace', 'name', 'kind'],
      'claim_events_object',
    );
  });

  await knex.schema.createTable('changes', table => {
    table.comment('The newest change of each thing, in the order of commits');
    table.string('kind', 16).notNullable();
    table.string('key', 1024).notNullable();
    table.bigInteger('seq').notNullable();
    table.string('operation', 8).notNullable();
    table.string('at', 24).notNullable();
    table.primary(['kind', 'key']);
    table.unique(['seq'], { indexName: 'changes_seq' });
  });

  await knex.schema.createTable('change_head', table => {
    table.comment(
      'The newest sequence number, and that up to which deletions are forgotten; one row',
    );
    table.integer('id').primary();
    table.bigInteger('seq').notNullable();
    table.bigInteger('pruned_to').notNullable();
  });
  await knex('change_head').insert({ id: 1, seq: 0, pruned_to: 0 });

  await knex.schema.createTable('requests', table => {
    table.comment('Who asked for what, and what came of it');
    // Text: what claims call their request is whatever an annotation says.
    table.string('id', 36).primary();
    table.string('state', 16).notNullable();
    table.string('claim_id', 1024).notNullable();
    table.string('offering', 63).notNullable();
    table.string('tenant', 63).notNullable();
    table.string('cluster', 253).notNullable();
    table.string('namespace', 63).notNullable();
    table.string('name', 253).notNullable();
    table.text('input').notNullable();
    table.text('template');
    table.string('requester', 512).notNullable();
    table.text('identity').notNullable();
    table.string('idempotency_key', 255).notNullable();
    table.string('body_hash', 64).notNullable();
    table.integer('attempts').notNullable();
    table.string('next_attempt_at', 24);
    table.text('error');
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.unique(['requester', 'idempotency_key'], {
      indexName: 'requests_idempotency',
    });
    table.index(['created_at', 'id'], 'requests_newest');
    table.index(['state', 'next_attempt_at'], 'requests_due');
  });
  // Two requests for one name would overwrite each other: the second has to
  // wait until the first has come to an end.
  await knex.raw(
    "CREATE UNIQUE INDEX requests_under_way ON requests (claim_id) WHERE state IN ('Submitted', 'Delivering')",
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'requests',
    'change_head',
    'changes',
    'claim_events',
    'fleet_children',
    'claims',
    'fleet_namespaces',
    'fleet_reflectors',
    'fleet_simulations',
    'fleet_apis',
    'fleet_clusters',
  ]) {
    await knex.schema.dropTable(table);
  }
};
