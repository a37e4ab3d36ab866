import { berthErrorCode } from '@berth/backstage-plugin-berth-common';

/** What a call was refused with. */
export async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => {
      throw new Error('It was not refused');
    },
    caught => caught,
  );
  const { statusCode } = error as { statusCode?: number };
  const answered = (error as { body?: { error?: Error } }).body?.error;
  return {
    status: statusCode,
    code: berthErrorCode(error),
    message: answered?.message,
    fields: (answered as { fields?: unknown } | undefined)?.fields,
  };
}
