/**
 * A tenant of the demo.
 *
 * @internal
 */
export interface DemoTenant {
  name: string;
  title: string;
  description: string;
  /** Its namespaces; the first is where things go by default */
  namespaces: DemoNamespace[];
}

/**
 * A namespace of a tenant, and how much may be used in it.
 *
 * @internal
 */
export interface DemoNamespace {
  name: string;
  title: string;
  quota: {
    cpu: string;
    memory: string;
    storage: string;
    /** Without a number nothing limits them. */
    gpus?: number;
  };
}

/**
 * The group that may act in every tenant.
 *
 * @internal
 */
export const platformGroup = 'platform';

/**
 * The tenants of the demo. Each belongs to the group of the same name.
 *
 * @internal
 */
export const demoTenants: DemoTenant[] = [
  {
    name: 'payments',
    title: 'Payments',
    description: 'Takes money and keeps the books',
    namespaces: [
      {
        name: 'payments',
        title: 'Payments, production',
        quota: { cpu: '12', memory: '48Gi', storage: '500Gi', gpus: 0 },
      },
      {
        name: 'payments-staging',
        title: 'Payments, staging',
        quota: { cpu: '4', memory: '16Gi', storage: '100Gi', gpus: 0 },
      },
    ],
  },
  {
    name: 'shop',
    title: 'Shop',
    description: 'The web shop and its catalogue',
    namespaces: [
      {
        name: 'shop',
        title: 'Shop',
        quota: { cpu: '8', memory: '32Gi', storage: '200Gi', gpus: 0 },
      },
    ],
  },
  {
    name: 'data-science',
    title: 'Data science',
    description: 'Models trained and tried on the GPU nodes',
    namespaces: [
      {
        name: 'data-science',
        title: 'Data science',
        quota: { cpu: '32', memory: '256Gi', storage: '1Ti', gpus: 8 },
      },
    ],
  },
  {
    name: 'platform',
    title: 'Platform',
    description: 'What the platform team runs for everybody',
    namespaces: [
      {
        name: 'platform',
        title: 'Platform',
        quota: { cpu: '8', memory: '32Gi', storage: '200Gi' },
      },
    ],
  },
];
