import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { IMAGE } from '../../shared/fields';
import type { BuildSettings } from './settings';

const PATH = 'berth.functions.builds';

/**
 * Reads `berth.functions.builds`.
 *
 * @throws InputError that names the key whose value is no image or no user
 * @internal
 */
export function readBuildSettings(root: RootConfigService): BuildSettings {
  const config = root.getOptionalConfig(PATH);
  if (!config) {
    return {};
  }
  const image = (key: string) => {
    const text = config.getOptionalString(key);
    if (text !== undefined && !IMAGE.test(text)) {
      throw new InputError(
        `${PATH}.${key} is '${text}'; write a name such as registry.example.com/functions`,
      );
    }
    return text;
  };
  const id = (key: string) => {
    const number = config.getNumber(key);
    if (!Number.isInteger(number) || number < 1) {
      throw new InputError(
        `${PATH}.${key} is ${number}; builds run as a user that is not root, so write 1 or more`,
      );
    }
    return number;
  };
  const clusters = config.getOptionalConfig('clusters')?.keys() ?? [];
  const registries = clusters.flatMap(name => {
    const registry = image(`clusters.${name}.registry`);
    return registry ? [[name, registry] as const] : [];
  });
  const builder = image('builder.image');
  return defined({
    registry: image('registry'),
    registries: Object.fromEntries(registries),
    registrySecret: config.getOptionalString('registrySecret'),
    serviceAccount: config.getOptionalString('serviceAccount'),
    builder: builder
      ? { image: builder, user: id('builder.user'), group: id('builder.group') }
      : undefined,
    gitImage: image('gitImage'),
    scaffoldImage: image('scaffoldImage'),
  });
}

/** Without what is not said, which would hide what it comes to then. */
function defined<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as T;
}
