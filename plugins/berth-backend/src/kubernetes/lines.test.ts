import fc from 'fast-check';
import { readLines } from './lines';

async function* stream(chunks: Buffer[]) {
  yield* chunks;
}

async function linesOf(chunks: Buffer[], maxLength?: number) {
  const lines: string[] = [];
  for await (const line of readLines(stream(chunks), maxLength)) {
    lines.push(line);
  }
  return lines;
}

/** Cuts bytes at the given places. */
function cut(bytes: Buffer, places: number[]): Buffer[] {
  const ends = [...new Set(places.map(place => place % (bytes.length + 1)))];
  const sorted = [0, ...ends.sort((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, i) => bytes.subarray(sorted[i], end));
}

describe('readLines', () => {
  it('finds the lines wherever the chunks end, within characters too', async () => {
    const line = fc.string({ unit: 'grapheme' }).map(s => s.replace(/\n/g, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.array(fc.nat()),
        async (lines, places) => {
          const bytes = Buffer.from(lines.map(text => `${text}\n`).join(''));
          expect(await linesOf(cut(bytes, places))).toEqual(
            lines.filter(Boolean),
          );
        },
      ),
    );
  });

  it('drops a last line that is not ended', async () => {
    expect(await linesOf([Buffer.from('{"a":1}\n{"b"')])).toEqual(['{"a":1}']);
  });

  it('gives up on a line without end', async () => {
    const chunks = Array.from({ length: 5 }, () => Buffer.from('aaaa'));
    await expect(linesOf(chunks, 12)).rejects.toThrow(/more than 12/);
    expect(await linesOf([Buffer.from('aaaa\naaaa\n')], 4)).toHaveLength(2);
  });
});
