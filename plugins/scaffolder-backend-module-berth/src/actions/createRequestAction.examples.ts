import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import { stringify } from 'yaml';
import { enginesOf } from '../request/toRequestBody';

/**
 * Examples of an action that asks for one of these offerings.
 *
 * @internal
 */
export function requestExamples(
  category: string,
  offerings: Offering[],
): TemplateExample[] {
  const several = offerings.length > 1;
  const byEngine = enginesOf(offerings).map(engine => ({
    description: `Ask for ${engine}, whichever offering gives it on the cluster`,
    example: stringify({
      steps: [
        {
          id: 'request',
          name: `Ask for ${engine}`,
          action: `berth:${category}:request`,
          input: { tenant: 'payments', name: 'orders', engine },
        },
      ],
    }),
  }));
  const byOffering = offerings.flatMap(offering => {
    const request = (input: object) => ({
      id: 'request',
      name: `Ask for ${offering.title}`,
      action: `berth:${category}:request`,
      input: {
        tenant: 'payments',
        name: 'orders',
        ...(several && { offering: offering.id }),
        ...input,
      },
    });
    const plan = planInput(offering);
    return [
      {
        description: `Ask for ${offering.title} as it is by default, where the tenant has its place`,
        example: stringify({ steps: [request({})] }),
      },
      {
        description: `Ask for ${offering.title} in a certain place${
          plan ? ` and size` : ''
        }, and wait until it is ready`,
        example: stringify({
          steps: [
            request({
              cluster: 'sandbox',
              namespace: 'payments-staging',
              ...(plan && { input: plan }),
            }),
            {
              id: 'wait',
              name: 'Wait until it is ready',
              action: 'berth:claim:wait',
              input: { claimId: '${{ steps.request.output.claimId }}' },
            },
          ],
        }),
      },
    ];
  });
  const byDefinition = {
    description: 'Ask for what a cluster defines, by the id of its offering',
    example: stringify({
      steps: [
        {
          id: 'request',
          name: 'Ask for a web application',
          action: `berth:${category}:request`,
          input: {
            tenant: 'payments',
            name: 'orders',
            offering: 'composition.webapps.platform.example.org',
            input: { image: 'registry.example.org/orders:1' },
          },
        },
      ],
    }),
  };
  return offerings.length > 0 ? [...byEngine, ...byOffering] : [byDefinition];
}

/** The largest size, where the offering comes in sizes. */
function planInput({ inputSchema, plans }: Offering): object | undefined {
  const { properties } = inputSchema as { properties?: object };
  const plan = plans.at(-1);
  return plan && properties && 'plan' in properties
    ? { plan: plan.id }
    : undefined;
}
