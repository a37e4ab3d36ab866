import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import { berthError } from '@berth/backstage-plugin-berth-common';
import type { Request } from 'express';
import type { Caller } from '../identity/Caller';

/**
 * Finds out who calls and whether Backstage's permissions let them. What they
 * may do on a cluster, the cluster decides.
 *
 * @internal
 */
export class Access {
  readonly #httpAuth: HttpAuthService;
  readonly #userInfo: UserInfoService;
  readonly #permissions: PermissionsService;
  readonly #platformGroups: string[];

  private constructor(options: AccessOptions) {
    this.#httpAuth = options.httpAuth;
    this.#userInfo = options.userInfo;
    this.#permissions = options.permissions;
    this.#platformGroups = options.platformGroups;
  }

  static create(options: AccessOptions): Access {
    return new Access(options);
  }

  /**
   * Lets a user or another backend read.
   *
   * @throws AuthenticationError, NotAllowedError
   */
  async reader(
    request: Request,
    permission: BasicPermission,
  ): Promise<BackstageCredentials> {
    const credentials = await this.#httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You may not use '${permission.name}'`);
    }
    return credentials;
  }

  /**
   * Lets a signed-in user act, also by a backend that calls for them.
   *
   * @throws AuthenticationError; NotAllowedError, with code `user-required`
   * when a backend calls for itself
   */
  async user(request: Request, permission: BasicPermission): Promise<Caller> {
    const credentials = await this.reader(request, permission);
    const { type } = credentials.principal as { type?: string };
    if (type !== 'user') {
      throw berthError('user-required', {
        message: 'Only a signed-in user may do this',
      });
    }
    const user = await this.#userInfo.getUserInfo(credentials);
    return { ...user, isPlatform: this.#isPlatform(user.ownershipEntityRefs) };
  }

  /** Whether a caller belongs to the platform team; a backend never does. */
  async isPlatform(credentials: BackstageCredentials): Promise<boolean> {
    return this.#isPlatform(await this.ownerships(credentials));
  }

  #isPlatform(ownershipEntityRefs: string[]): boolean {
    const refs = ownershipEntityRefs.map(lower);
    return this.#platformGroups.some(group => refs.includes(lower(group)));
  }

  /** Entity refs of whom a caller is; none for a backend. */
  async ownerships(credentials: BackstageCredentials): Promise<string[]> {
    const { type } = credentials.principal as { type?: string };
    return type === 'user'
      ? (await this.#userInfo.getUserInfo(credentials)).ownershipEntityRefs
      : [];
  }
}

/**
 * What an {@link Access} is made of.
 *
 * @internal
 */
export interface AccessOptions {
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  permissions: PermissionsService;
  /** Entity refs of the groups that are the platform team. */
  platformGroups: string[];
}

function lower(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
