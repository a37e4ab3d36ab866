import type { StandIn } from './StandIn';

type Controller = ReturnType<NonNullable<StandIn['controller']>>;

/**
 * Several controllers as one, which fails when one of them does.
 *
 * @internal
 */
export function together(...controllers: Controller[]): Controller {
  return {
    run: async signal => {
      await Promise.all(controllers.map(one => one.run(signal)));
    },
  };
}
