import type { IncomingMessage } from 'node:http';
import { KubernetesError } from './KubernetesError';

/**
 * The whole body of an answer.
 *
 * @param deadline - the signal that ends the request when it takes too long
 * @throws KubernetesError when the connection fails or the deadline passes
 * @internal
 */
export async function readBody(
  response: IncomingMessage,
  deadline: AbortSignal,
): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw asNetworkError(error, deadline);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The chunks of an answer as they come, read no faster than they are used.
 *
 * @throws KubernetesError when the connection fails, or when nothing came for
 * so many milliseconds: a connection that is half open never ends by itself
 * @internal
 */
export async function* readChunks(
  response: IncomingMessage,
  idleTimeoutMs: number,
): AsyncGenerator<Buffer> {
  const silence = () =>
    response.destroy(
      KubernetesError.fromNetwork('ETIMEDOUT', 'The stream was silent'),
    );
  let timer = setTimeout(silence, idleTimeoutMs);
  try {
    for await (const chunk of response) {
      clearTimeout(timer);
      yield chunk as Buffer;
      timer = setTimeout(silence, idleTimeoutMs);
    }
  } catch (error) {
    throw asNetworkError(error);
  } finally {
    clearTimeout(timer);
    response.destroy();
  }
}

/**
 * A failure of Node's HTTP client as a {@link KubernetesError}.
 *
 * @internal
 */
export function asNetworkError(
  error: unknown,
  deadline?: AbortSignal,
): KubernetesError {
  if (error instanceof KubernetesError) {
    return error;
  }
  // Within a body, an abort looks like a cut.
  if (deadline?.aborted) {
    return KubernetesError.fromNetwork('ETIMEDOUT', 'No answer in time');
  }
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (name === 'AbortError') {
    return KubernetesError.fromNetwork('ERR_ABORTED', 'Given up by the caller');
  }
  return KubernetesError.fromNetwork(code ?? 'ERR_UNKNOWN', message);
}
