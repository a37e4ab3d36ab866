import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { kubectl } from './kubectl';
import type { RunningPortal } from './startPortal';

/**
 * What Kubeflow Pipelines itself says, past the portal, at the endpoint where it
 * takes tokens.
 */
export class PipelinesView {
  readonly #portal: RunningPortal;
  readonly #namespace: string;

  static create(options: {
    portal: RunningPortal;
    namespace: string;
  }): PipelinesView {
    return new PipelinesView(options);
  }

  private constructor(options: { portal: RunningPortal; namespace: string }) {
    this.#portal = options.portal;
    this.#namespace = options.namespace;
  }

  /** A token of the namespace's editor, for somebody. */
  async token(audience: string): Promise<string> {
    const printed = await kubectl(
      this.#portal.kubeconfigFile,
      ...['create', 'token', 'default-editor', '-n', this.#namespace],
      `--audience=${audience}`,
    );
    return printed.trim();
  }

  /** What it answers to who lists something, with that token or with none. */
  async list(what: string, token?: string): Promise<ListAnswer> {
    const { dataDir } = this.#portal;
    const env = path.join(dataDir, 'sandbox', 'env.json');
    const { BERTH_PIPELINES_ENDPOINT: endpoint } = JSON.parse(
      await readFile(env, 'utf8'),
    );
    const answer = await fetch(
      `${endpoint}/apis/v2beta1/${what}?namespace=${this.#namespace}`,
      { headers: token ? { authorization: `Bearer ${token}` } : {} },
    );
    return { status: answer.status, ...(await answer.json()) };
  }
}

interface ListAnswer {
  status: number;
  message?: string;
  pipelines?: object[];
  runs?: object[];
  recurringRuns?: object[];
}
