import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import type { DemoPerson } from '../demo/people';
import { choicePage, expiredPage } from './choicePage';

const interactionPath = /^\/interaction\/[\w-]+$/;
const maxFormBytes = 4096;

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/**
 * Handles one HTTP request: the page of people itself, and the rest by the
 * OpenID Connect provider.
 *
 * @internal
 */
export async function handleRequest(options: {
  provider: Provider;
  people: DemoPerson[];
  request: IncomingMessage;
  response: ServerResponse;
}): Promise<void> {
  const { provider, people, request, response } = options;
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (!interactionPath.test(pathname)) {
    await provider.callback()(request, response);
    return;
  }
  try {
    const interaction = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      sendPage(response, 200, choicePage({ action: pathname, people }));
      return;
    }
    const chosen = (await readForm(request)).get('person');
    const person = people.find(({ name }) => name === chosen);
    if (!person) {
      sendPage(response, 400, choicePage({ action: pathname, people }));
      return;
    }
    await forgetSomebodyElse(provider, interaction, person);
    await provider.interactionFinished(request, response, {
      login: { accountId: person.name },
    });
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) {
      throw error;
    }
    sendPage(response, 400, expiredPage());
  }
}

// Left to itself the provider would sign the other person out first, by a page
// that needs JavaScript, and with all that they have open elsewhere.
async function forgetSomebodyElse(
  provider: Provider,
  interaction: Interaction,
  person: DemoPerson,
): Promise<void> {
  const { session } = interaction;
  if (!session || session.accountId === person.name) {
    return;
  }
  await (await provider.Session.findByUid(session.uid))?.destroy();
  delete interaction.session;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}

function sendPage(
  response: ServerResponse,
  status: number,
  page: string,
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  });
  response.end(page);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > maxFormBytes) {
      break;
    }
  }
  return new URLSearchParams(text);
}
