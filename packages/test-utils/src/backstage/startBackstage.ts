import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- for tests only
import berthPlugin from '@berth/backstage-plugin-berth-backend';
import type { Sandbox } from '@berth/sandbox';
import { configOf } from './configOf';
import { demoUserInfo } from './demoUserInfo';
import { until } from './until';

/**
 * A Backstage backend with the catalog, the scaffolder and Berth in it.
 *
 * @internal
 */
export interface TestBackstage {
  /** What the API answers to a demo person; a body makes it a POST */
  call(path: string, options?: CallOptions): Promise<any>;
  runTask(options: {
    template: string;
    values: object;
    as?: string;
  }): Promise<TaskResult>;
  /** Runs a task again that has ended, as its page does */
  retryTask(id: string, as?: string): Promise<TaskResult>;
  stop(): Promise<void>;
}

/**
 * What a task came to, and all of its log.
 *
 * @internal
 */
export interface TaskResult {
  id: string;
  status: string;
  output: any;
  log: string;
}

/**
 * How the API is called.
 *
 * @internal
 */
export interface CallOptions {
  body?: object;
  method?: string;
  /** The name of a demo person. Default: `payments-developer` */
  as?: string;
}

/**
 * Starts a backend on a real cluster, and waits until it knows its tenants.
 *
 * @internal
 */
export async function startBackstage(options: {
  sandbox: Sandbox;
  /** A file with a template, or with their locations */
  templates: string;
  /** Berth's modules for the catalog and the scaffolder, and offerings */
  features: BackendFeature[];
  /** Where the sandbox's forge is found. Default: where it says itself */
  forgeUrl?: string;
}): Promise<TestBackstage> {
  const { features, ...rest } = options;
  const backend = await startTestBackend({
    features: [
      ...[catalogPlugin, templateModel, scaffolderPlugin, berthPlugin],
      ...features,
      demoUserInfo,
      mockServices.database.factory(),
      mockServices.scheduler.factory(),
      mockServices.urlReader.factory(),
      mockServices.rootConfig.factory({
        data: configOf(rest),
      }),
    ],
  });

  const call: TestBackstage['call'] = async (path, request = {}) => {
    const { body, method, as = 'payments-developer' } = request;
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api${path}`,
      {
        method: method ?? (body ? 'POST' : 'GET'),
        headers: {
          Authorization: mockCredentials.user.header(`user:default/${as}`),
          'Content-Type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
    const text = await response.text();
    return text && JSON.parse(text);
  };

  await until(
    () => call('/berth/tenants'),
    ({ items }) => items?.length > 0,
  );

  const ended = async (id: string, as?: string): Promise<TaskResult> => {
    const { status } = await until(
      () => call(`/scaffolder/v2/tasks/${id}`, { as }),
      seen => ['completed', 'failed'].includes(seen.status),
    );
    const events = await call(`/scaffolder/v2/tasks/${id}/events`, { as });
    return {
      id,
      status,
      output: events.at(-1).body.output,
      log: events.map(({ body }: any) => body.message).join('\n'),
    };
  };

  return {
    call,
    runTask: async ({ template, values, as }) => {
      await until(
        () =>
          call(
            `/catalog/entities/by-name/${template.replace(/^(\w+):/, '$1/')}`,
          ),
        ({ kind }) => kind === 'Template',
      );
      const { id, ...refusal } = await call('/scaffolder/v2/tasks', {
        body: { templateRef: template, values },
        as,
      });
      if (!id) {
        throw new Error(`No task: ${JSON.stringify(refusal)}`);
      }
      return ended(id, as);
    },
    retryTask: async (id, as) => {
      await call(`/scaffolder/v2/tasks/${id}/retry`, {
        body: { secrets: {} },
        as,
      });
      return ended(id, as);
    },
    stop: () => backend.stop(),
  };
}
