import { StringDecoder } from 'node:string_decoder';

/** Etcd takes 1.5 MiB an object; JSON escapes can make several times that. */
const MAX_LINE_LENGTH = 32 * 1024 * 1024;

/**
 * Cuts a stream of bytes into lines, wherever the chunks end: within a line,
 * within a character, with several lines in one. The last line counts only
 * when it is ended.
 *
 * @throws Error for a line of more than 32 Mi characters
 * @internal
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  maxLength: number = MAX_LINE_LENGTH,
): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  // Pieces are joined only when a line ends: adding to one string for every
  // chunk would read a long line again and again.
  let pieces: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const lines = decoder.write(chunk).split('\n');
    for (const [index, piece] of lines.entries()) {
      pieces.push(piece);
      length += piece.length;
      if (length > maxLength) {
        throw new Error(`A line of more than ${maxLength} characters`);
      }
      if (index < lines.length - 1) {
        const line = pieces.join('');
        pieces = [];
        length = 0;
        if (line) {
          yield line;
        }
      }
    }
  }
}
