import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { InputError } from '@backstage/errors';
import type {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import { BerthClient } from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import { FakeBerth } from '@berth/test-utils';
import { validate } from 'jsonschema';
import { createActions } from '../actions/createActions';
import { FakeClock } from './FakeClock';
import { FakeForge } from './FakeForge';

/** What came of an action. */
export interface ActionRun {
  output: JsonObject;
  /** Lines of the task's log: `info: …`, `warn: …`. */
  log: string[];
}

/**
 * Runs this module's actions against a {@link FakeBerth} and a {@link FakeForge}
 * over HTTP, which it starts once for all tests of a file and empties in each.
 */
export class ActionBench {
  readonly berth = FakeBerth.create();
  readonly forge = FakeForge.forTests();
  /** What tasks have stored by their checkpoints; survives a crash. */
  readonly checkpoints = new Map<string, JsonValue>();
  clock = new FakeClock();
  #actions: Array<TemplateAction<any, any>> = [];
  #baseUrl?: string;

  private constructor(offerings: Offering[]) {
    let backend: Awaited<ReturnType<typeof startTestBackend>>;
    beforeAll(async () => {
      backend = await startTestBackend({ features: [this.berth.feature] });
      this.#baseUrl = `http://localhost:${backend.server.port()}/api`;
    });
    beforeEach(() => {
      this.clock = new FakeClock();
      this.checkpoints.clear();
      this.offer(offerings);
    });
    afterEach(() => this.berth.reset());
    afterAll(() => backend.stop());
  }

  /** To be called within `describe`. */
  static forTests(offerings: Offering[] = []): ActionBench {
    return new ActionBench(offerings);
  }

  /** Makes the actions for these offerings. */
  offer(offerings: Offering[]): void {
    const getBaseUrl = async (id: string) => `${this.#baseUrl}/${id}`;
    this.#actions = createActions({
      offerings,
      hasSource: offerings.length === 0,
      access: {
        client: BerthClient.create({ discoveryApi: { getBaseUrl } }),
        auth: mockServices.auth({ pluginId: 'scaffolder' }),
      },
      forges: this.forge.access(),
      appBaseUrl: 'http://localhost:3000',
      clock: this.clock,
    });
  }

  /** Of the actions that ask for offerings. */
  get requestActionIds(): string[] {
    return this.#actions
      .map(({ id }) => id)
      .filter(id => id.endsWith(':request'));
  }

  action(id: string): TemplateAction<any, any> {
    const action = this.#actions.find(candidate => candidate.id === id);
    if (!action) {
      throw new Error(`There is no action ${id}`);
    }
    return action;
  }

  /** Runs an action as the scaffolder does, which first checks the input. */
  async run(
    id: string,
    input: JsonObject,
    context: Partial<ActionContext<any, any>> & { log?: string[] } = {},
  ): Promise<ActionRun> {
    const action = this.action(id);
    const { valid, errors } = validate(input, action.schema!.input!);
    if (!valid) {
      throw new InputError(
        `Invalid input passed to action ${id}, ${errors.join(', ')}`,
      );
    }
    const output: JsonObject = {};
    const { log = [], ...overrides } = context;
    const write = (level: string) => (message: string) => {
      log.push(`${level}: ${message}`);
    };
    await action.handler({
      ...createMockActionContext({
        input,
        task: { id: 'task-1' },
        // Named, or a folder would be made that no action uses.
        workspacePath: '/no/workspace',
      }),
      logger: mockServices.logger.mock({
        info: write('info'),
        warn: write('warn'),
        error: write('error'),
      }),
      output: (name: string | number, value: JsonValue) => {
        output[name] = value;
      },
      checkpoint: async ({ key, fn }) => {
        const stored = this.checkpoints.get(key);
        const value = stored ?? ((await fn()) as JsonValue);
        this.checkpoints.set(key, value);
        return value as any;
      },
      ...overrides,
    });
    return { output, log };
  }
}
