import { UserError } from '../lib/UserError.mjs';
import { CommandRun } from '../types';
import { signIn } from './signIn';

/** `yarn berth token` */
export const run: CommandRun = async ({ values }) => {
  if (process.env.NODE_ENV === 'production') {
    throw new UserError(
      'Tokens of demo people are for the sandbox only, and refused with NODE_ENV=production.',
    );
  }
  const backendUrl = String(values.backend ?? 'http://localhost:7007');
  if (!URL.canParse(backendUrl)) {
    throw new UserError(`--backend takes a URL, not "${backendUrl}".`, {
      exitCode: 2,
    });
  }
  const token = await signIn({
    backendUrl,
    user: String(values.as),
    fetch,
  });
  console.log(values.json ? JSON.stringify(token, undefined, 2) : token.token);
  return 0;
};
