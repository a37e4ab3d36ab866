import {
  coreServices,
  createServiceFactory,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { readDemoPeople } from '@berth/sandbox';

/**
 * Knows of every demo person the groups that they belong to.
 *
 * @internal
 */
export const demoUserInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: async () => {
    const people = await readDemoPeople();
    return {
      async getUserInfo(credentials) {
        const { userEntityRef } =
          credentials.principal as BackstageUserPrincipal;
        const groups =
          people.find(({ name }) => userEntityRef === `user:default/${name}`)
            ?.groups ?? [];
        return {
          userEntityRef,
          ownershipEntityRefs: [
            userEntityRef,
            ...groups.map(group => `group:default/${group}`),
          ],
        };
      },
    };
  },
});
