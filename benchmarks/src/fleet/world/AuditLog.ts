import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const BERTH = 'system:serviceaccount:berth-system:berth';

/**
 * A request as an API server's audit log has it.
 *
 * @internal
 */
export interface AuditedRequest {
  verb: string;
  requestURI: string;
  user: { username: string };
  requestReceivedTimestamp: string;
}

/**
 * What Berth's own account asks of an API server, by the API server's word.
 *
 * @internal
 */
export class AuditLog {
  readonly #file: string;
  #from = 0;

  private constructor(file: string) {
    this.#file = file;
  }

  static create(file: string): AuditLog {
    return new AuditLog(file);
  }

  /** Only what comes from now on counts. */
  async mark(): Promise<void> {
    this.#from = (await stat(this.#file)).size;
  }

  /** What was asked since the mark. */
  async requests(): Promise<AuditedRequest[]> {
    const found: AuditedRequest[] = [];
    const lines = createInterface({
      input: createReadStream(this.#file, { start: this.#from }),
    });
    for await (const line of lines) {
      if (line.includes(BERTH)) {
        const request: AuditedRequest = JSON.parse(line);
        if (request.user.username === BERTH) {
          found.push(request);
        }
      }
    }
    return found;
  }
}

/**
 * Whether it is a LIST, as a request of its own or as the beginning of a watch.
 *
 * @internal
 */
export function isList({ verb, requestURI }: AuditedRequest): boolean {
  return (
    verb === 'list' ||
    (verb === 'watch' && requestURI.includes('sendInitialEvents=true'))
  );
}
