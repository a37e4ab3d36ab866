import { BerthClient } from '@berth/backstage-plugin-berth-common';
import { signIn } from '@berth/scripts';

const TEMPLATE = 'template:default/postgres-database';

/**
 * Somebody who uses the portal over its HTTP APIs, as its pages do.
 */
export class PortalUser {
  readonly #backendUrl: string;
  readonly #token: string;
  readonly #berth: BerthClient;

  private constructor(options: { backendUrl: string; token: string }) {
    this.#backendUrl = options.backendUrl;
    this.#token = options.token;
    this.#berth = BerthClient.create({
      discoveryApi: {
        getBaseUrl: async id => `${options.backendUrl}/api/${id}`,
      },
    });
  }

  static async signIn(options: {
    backendUrl: string;
    user: string;
  }): Promise<PortalUser> {
    const { token } = await signIn({ ...options, fetch });
    return new PortalUser({ backendUrl: options.backendUrl, token });
  }

  /** Submits the golden path, as its form does. */
  async submit(values: Record<string, unknown>): Promise<string> {
    const response = await this.#fetch('/api/scaffolder/v2/tasks', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ templateRef: TEMPLATE, values }),
    });
    const { id } = (await response.json()) as { id: string };
    return id;
  }

  /** Waits until the portal shows the claim as Ready. */
  async untilReady(claim: string, signal: AbortSignal): Promise<void> {
    const call = { token: this.#token, signal };
    let { cursor } = await this.#berth.listChanges({}, call);
    while (!(await this.#isReady(claim, call))) {
      const next = await this.#berth.listChanges(
        { after: cursor, waitSeconds: 20 },
        call,
      );
      cursor = next.cursor;
    }
  }

  /** Waits until a scaffolder task has ended well. */
  async untilCompleted(task: string, signal: AbortSignal): Promise<void> {
    const response = await this.#fetch(
      `/api/scaffolder/v2/tasks/${task}/eventstream`,
      { headers: { accept: 'text/event-stream' }, signal },
    );
    let text = '';
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk).toString('utf8');
      const completion = /event: completion\ndata: (.*)\n/.exec(text);
      if (completion) {
        const { error } = JSON.parse(completion[1]).body;
        if (error) {
          throw new Error(`The task failed: ${error.message}`);
        }
        return;
      }
    }
    throw new Error('The event stream ended before the task');
  }

  async remove(claim: string, name: string): Promise<void> {
    await this.#berth.deleteClaim(claim, name, { token: this.#token });
  }

  async #isReady(
    claim: string,
    call: { token: string; signal: AbortSignal },
  ): Promise<boolean> {
    const { items } = await this.#berth.listClaims(
      { tenant: 'payments' },
      call,
    );
    return items.some(({ id, phase }) => id === claim && phase === 'Ready');
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${this.#backendUrl}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${this.#token}` },
    });
    if (!response.ok) {
      throw new Error(
        `${path} answered ${response.status}: ${await response.text()}`,
      );
    }
    return response;
  }
}
