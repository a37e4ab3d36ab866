import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { InputError } from '@backstage/errors';
import { parseOwner } from '../entities/parseRef';

const PREFIX = 'catalog.providers.berth';

/**
 * The module's configuration; see config.d.ts.
 *
 * @internal
 */
export interface ProviderConfig {
  /** Base URL of the portal, without a slash at its end. */
  appBaseUrl: string;
  /** Full entity ref. */
  defaultOwner: string;
  resyncIntervalMs: number;
  /** Whether only those claims are shown whose annotations ask for it. */
  onlyAnnotated: boolean;
}

/**
 * Reads and checks the module's configuration.
 *
 * @throws InputError when the default owner is no entity ref of a Group or a
 * User, or the interval no duration
 * @internal
 */
export function readProviderConfig(config: RootConfigService): ProviderConfig {
  const owner = config.getOptionalString(`${PREFIX}.defaultOwner`) ?? 'unknown';
  const defaultOwner = parseOwner(owner);
  if (!defaultOwner) {
    throw new InputError(
      `${PREFIX}.defaultOwner is '${owner}'; write an entity ref such as group:default/platform`,
    );
  }
  const key = `${PREFIX}.resyncInterval`;
  return {
    appBaseUrl: config.getString('app.baseUrl').replace(/\/+$/, ''),
    defaultOwner,
    resyncIntervalMs: config.has(key)
      ? durationToMilliseconds(readDurationFromConfig(config, { key }))
      : 3_600_000,
    onlyAnnotated:
      config.getOptionalBoolean(`${PREFIX}.onlyAnnotated`) ?? false,
  };
}
