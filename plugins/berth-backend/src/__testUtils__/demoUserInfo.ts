import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';

/** Who is in which group, as the demo's people are. */
const groups: Record<string, string[]> = {
  'user:default/payments-developer': ['group:default/payments'],
  'user:default/shop-developer': ['group:default/shop'],
  'user:default/data-scientist': ['group:default/data-science'],
  'user:default/platform-engineer': ['group:default/platform'],
};

/**
 * Says of the demo's people which groups they are in.
 */
export const demoUserInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    getUserInfo: async credentials => {
      const { userEntityRef } = credentials.principal as {
        userEntityRef: string;
      };
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...(groups[userEntityRef] ?? [])],
      };
    },
  }),
});
