import { Transform, type TransformCallback } from 'node:stream';
import type { Fault } from './types';

/** Begins like a line of a watch, and is none. */
const GARBAGE = '{"type":"MODIFIED","object":{"kind":<html>504 Gateway\n';

/**
 * The body of one answer, with what the fault of the moment does to it.
 *
 * @internal
 */
export class FaultyStream extends Transform {
  readonly #fault: () => Fault | undefined;
  readonly #cut: () => void;
  /** Lets go on what a silence holds back. */
  #resume: (() => void) | undefined;

  static create(options: {
    fault: () => Fault | undefined;
    cut: () => void;
  }): FaultyStream {
    return new FaultyStream(options);
  }

  private constructor(options: {
    fault: () => Fault | undefined;
    cut: () => void;
  }) {
    super();
    this.#fault = options.fault;
    this.#cut = options.cut;
  }

  /** The fault is another now. */
  onFault(): void {
    const resume = this.#resume;
    this.#resume = undefined;
    resume?.();
  }

  override _transform(
    chunk: Buffer,
    encoding: BufferEncoding,
    done: TransformCallback,
  ): void {
    const fault = this.#fault();
    switch (fault?.type) {
      case 'refuse':
        this.#cut();
        return;
      case 'cut':
        this.push(chunk.subarray(0, Math.floor(chunk.length / 2)));
        // Sent before the connection goes, so that half a line arrives.
        setImmediate(this.#cut);
        return;
      case 'garbage':
        done(undefined, GARBAGE);
        setImmediate(this.#cut);
        return;
      case 'silence':
        this.#resume = () => this._transform(chunk, encoding, done);
        return;
      case 'slow':
        setTimeout(
          () => done(undefined, chunk),
          (chunk.length / fault.bytesPerSecond) * 1000,
        );
        return;
      default:
        done(undefined, chunk);
    }
  }
}
