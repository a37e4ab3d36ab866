import { setTimeout as sleep } from 'node:timers/promises';
import { readDemoPeople } from '@berth/sandbox';
import { signIn } from '../token/signIn';

/** A machine with other things to do reads the catalog slowly. */
const GIVE_UP_AFTER_MS = 150_000;

/**
 * Resolves when the sandbox's people can sign in: at a first start the backend
 * is ready a little before the catalog knows them.
 *
 * @throws UserError with the portal's words if it still lets nobody in
 */
export async function untilPeopleCanSignIn(backendUrl: string): Promise<void> {
  const people = await readDemoPeople();
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  for (const { name } of people) {
    for (;;) {
      try {
        await signIn({ backendUrl, user: name, fetch });
        break;
      } catch (error) {
        if (Date.now() > deadline) {
          throw error;
        }
        await sleep(250);
      }
    }
  }
}
