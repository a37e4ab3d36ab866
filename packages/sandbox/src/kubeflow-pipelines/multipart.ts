import { ApiError } from './ApiError';

/**
 * The file in a form as browsers send them (RFC 7578).
 *
 * @throws ApiError when there is none of that name
 * @internal
 */
export function fileInForm(
  contentType: string,
  body: Buffer,
  field: string,
): { fileName: string; text: string } {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType);
  const marker = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`;
  for (const part of boundary ? body.toString('utf8').split(marker) : []) {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, end);
    if (end > 0 && head.includes(`name="${field}"`)) {
      const fileName = /filename="([^"]*)"/.exec(head)?.[1] ?? '';
      return { fileName, text: part.slice(end + 4).replace(/\r\n$/, '') };
    }
  }
  throw new ApiError(3, 'Failed to read pipeline from file');
}
