import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  /** In seconds since 1970; absent for what does not expire */
  expiresAt?: number;
}

// What must outlast a restart for sessions in the portal to go on. The rest
// lives for minutes and may be lost.
const lasting = ['Grant', 'RefreshToken', 'Session'];

/**
 * Keeps the provider's grants, sessions and tokens in memory, and those that
 * last in a file.
 *
 * @internal
 */
export class FileStore {
  readonly #file: string;
  readonly #now: () => number;
  readonly #entries: Map<string, Entry>;

  static open(options: { file: string; now: () => number }): FileStore {
    return new FileStore(options.file, options.now);
  }

  private constructor(file: string, now: () => number) {
    this.#file = file;
    this.#now = now;
    this.#entries = new Map(readEntries(file));
  }

  /** The adapter for one of the provider's models. */
  adapter(model: string): Adapter {
    const keyOf = (id: string) => `${model}:${id}`;
    const findBy = (name: 'uid' | 'userCode', value: string) =>
      this.#find(model, payload => payload[name] === value);
    return {
      upsert: async (id, payload, expiresIn) => {
        this.#entries.set(keyOf(id), {
          payload,
          ...(expiresIn && { expiresAt: this.#seconds() + expiresIn }),
        });
        this.#save(model);
      },
      find: async id => this.#get(keyOf(id)),
      findByUid: async uid => findBy('uid', uid),
      findByUserCode: async userCode => findBy('userCode', userCode),
      consume: async id => {
        const payload = this.#get(keyOf(id));
        if (payload) {
          payload.consumed = this.#seconds();
          this.#save(model);
        }
      },
      destroy: async id => {
        this.#entries.delete(keyOf(id));
        this.#save(model);
      },
      revokeByGrantId: async grantId => {
        for (const [key, { payload }] of this.#entries) {
          if (key.startsWith(`${model}:`) && payload.grantId === grantId) {
            this.#entries.delete(key);
          }
        }
        this.#save(model);
      },
    };
  }

  #get(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    return entry && !this.#hasExpired(entry) ? entry.payload : undefined;
  }

  #find(
    model: string,
    matches: (payload: AdapterPayload) => boolean,
  ): AdapterPayload | undefined {
    for (const [key, entry] of this.#entries) {
      if (
        key.startsWith(`${model}:`) &&
        !this.#hasExpired(entry) &&
        matches(entry.payload)
      ) {
        return entry.payload;
      }
    }
    return undefined;
  }

  #save(model: string): void {
    for (const [key, entry] of this.#entries) {
      if (this.#hasExpired(entry)) {
        this.#entries.delete(key);
      }
    }
    if (lasting.includes(model)) {
      const entries = [...this.#entries].filter(([key]) =>
        lasting.includes(key.slice(0, key.indexOf(':'))),
      );
      writeFileSync(`${this.#file}.unfinished`, JSON.stringify(entries), {
        mode: 0o600,
      });
      renameSync(`${this.#file}.unfinished`, this.#file);
    }
  }

  #hasExpired(entry: Entry): boolean {
    return entry.expiresAt !== undefined && entry.expiresAt <= this.#seconds();
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}

function readEntries(file: string): Array<[string, Entry]> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The first start, or a file from another age: everybody signs in anew.
    return [];
  }
}
