/** Tenants, their claims, and asking for more. */
export const tenants = {
  tenants: {
    title: 'Tenants',
    all: 'All tenants',
    yours: 'Your tenants',
    others: 'Other tenants',
    search: 'Search tenants',
    claims: 'Claims by phase',
    noClaims: 'No claims yet',
    count_one: '{{count}} tenant',
    count_other: '{{count}} tenants',
    empty: {
      title: 'There are no tenants yet',
      description:
        'A tenant is a namespace that carries the label berth.dev/tenant. Label one, and it appears here.',
    },
    nothingFound: {
      title: 'No tenant matches “{{text}}”',
    },
  },
  tenant: {
    mine: 'Yours',
    owner: 'Owner',
    clusters_one: 'Cluster',
    clusters_other: 'Clusters',
    noCluster: 'none yet',
    namespaces_one: 'Namespace',
    namespaces_other: 'Namespaces',
    catalog: 'In the catalog',
  },
  claims: {
    title: 'Claims',
    of: 'Claims of {{tenant}}',
    search: 'Search claims',
    phase: 'Phase',
    anyPhase: 'Any phase',
    offering: 'Offering',
    anyOffering: 'Any offering',
    stale: 'Last known:',
    count_one: '{{count}} claim',
    count_other: '{{count}} claims',
    changed: '{{name}} is now: {{phase}}',
    manyChanged_one: '{{count}} claim has changed',
    manyChanged_other: '{{count}} claims have changed',
    column: {
      name: 'Name',
      phase: 'Phase',
      message: 'What it says',
      plan: 'Size',
      place: 'Namespace',
      age: 'Created',
    },
    empty: {
      title: 'Nothing here yet',
      description:
        'Choose what you need under Request; it takes two clicks and no typing.',
    },
    nothingFound: {
      title: 'No claim matches',
      description_one: 'The filter hides {{count}} claim.',
      description_other: 'The filter hides {{count}} claims.',
    },
  },
  request: {
    title: 'Request',
    ask: 'Request',
    dialog: 'New {{offering}}',
    all: 'Show all {{count}}',
    fewer: 'Show fewer',
    search: 'Search what can be requested',
    found_one: '{{count}} offering',
    found_other: '{{count}} offerings',
    simulated:
      'Operators are simulated here: requests are real objects, and what they ask for only seems to run.',
    reserved: 'The platform team gives it: ask them.',
    unavailableOn: 'Cannot be had on {{cluster}}.',
    noPlace: 'This tenant has no namespace to put it in.',
    goesTo: 'Goes to {{tenant}}, namespace {{namespace}} on {{cluster}}.',
    usage: {
      title: 'What it uses',
      more: 'And what else, its definition does not say.',
      unknown: 'Its definition does not say. The quota holds all the same.',
    },
    allOptions: 'All options',
    moreNeeded:
      'This needs more than a name and a size: fill in the whole form',
    create: 'Create',
    sent: 'Request for {{name}} has been sent',
    empty: {
      title: 'There is nothing to request yet',
      description:
        'Your platform team has installed no offerings in this portal.',
    },
  },
  category: {
    cluster: 'Clusters',
    database: 'Databases',
    serverless: 'Functions and events',
    ml: 'Machine learning',
    gpu: 'GPUs',
  },
  form: {
    choose: 'Choose',
    commas: 'Part several by commas.',
    yaml: 'As YAML.',
    advanced: 'Advanced',
    notice: {
      archived: 'Archived',
      deprecated: 'Deprecated',
      commercial: 'Commercial',
      experimental: 'Experimental',
    },
    engine: {
      label: 'Engine',
      none: 'Your platform team offers none.',
      by: 'The choice of your platform team: {{offering}}',
      nobody: 'Nothing on {{cluster}} gives {{engine}}.',
    },
    defined: {
      label: 'Offering',
      none: 'Nothing is offered by definition here.',
    },
    forge: {
      label: 'Repository',
      at: 'On {{host}}',
      no: 'No repository',
      missing: 'This portal has no Git forge, so no repository is made.',
    },
    name: {
      label: 'Name',
      description: 'Lower-case letters, digits and hyphens.',
    },
    plan: {
      label: 'Size',
    },
    tenant: {
      label: 'Tenant',
      yours: 'Your tenants',
      others: 'Other tenants',
      none: 'There is no tenant to put it in.',
    },
    place: {
      label: 'Namespace',
      option: '{{namespace}} on {{cluster}}',
    },
    offering: {
      missing: 'There is no offering {{offering}} in this portal.',
    },
  },
};
