import {
  coreServices,
  createServiceFactory,
  type LoggerService,
  type RootLoggerService,
} from '@backstage/backend-plugin-api';

/**
 * A root logger that writes to a list, errors with all that they carry.
 */
export function recordingLogger(lines: string[]) {
  const create = (bound: object): LoggerService => {
    const log = (level: string) => (message: string, meta?: object) => {
      lines.push(
        JSON.stringify({ level, message, ...bound, meta: expand(meta) }),
      );
    };
    return {
      error: log('error'),
      warn: log('warn'),
      info: log('info'),
      debug: log('debug'),
      child: more => create({ ...bound, ...more }),
    };
  };
  return createServiceFactory({
    service: coreServices.rootLogger,
    deps: {},
    factory: (): RootLoggerService => create({}),
  });
}

function expand(meta: object | undefined): unknown {
  return meta instanceof Error
    ? { ...meta, name: meta.name, message: meta.message, stack: meta.stack }
    : meta;
}
