import {
  berthErrorCode,
  berthErrorFields,
} from '@berth/backstage-plugin-berth-common';

/** What is refused, and in which words; undefined when nothing is. */
export function refusal(attempt: () => unknown) {
  try {
    attempt();
  } catch (error) {
    return {
      code: berthErrorCode(error),
      message: (error as Error).message,
      field: berthErrorFields(error)[0]?.field,
    };
  }
  return undefined;
}
