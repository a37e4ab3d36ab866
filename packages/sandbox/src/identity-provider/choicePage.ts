import type { DemoPerson } from '../demo/people';

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; background: Canvas; color: CanvasText; }
  main { max-width: 26rem; margin: 10vh auto; padding: 0 1.5rem; }
  h1 { font-size: 1.5rem; line-height: 1.25; }
  ul { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: 1rem; }
  li { display: grid; gap: .25rem; }
  button {
    font: inherit; font-weight: 600; text-align: start; padding: .75rem 1rem;
    min-height: 44px; border-radius: .5rem; cursor: pointer;
    border: 1px solid color-mix(in srgb, CanvasText 45%, Canvas);
    background: color-mix(in srgb, CanvasText 6%, Canvas); color: CanvasText;
  }
  button:hover { background: color-mix(in srgb, CanvasText 14%, Canvas); }
  button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
  span { padding-inline-start: 1rem; font-size: .875rem; }
`;

/**
 * The page on which one says whom to sign in as.
 *
 * @internal
 */
export function choicePage(options: {
  action: string;
  people: DemoPerson[];
}): string {
  const { action, people } = options;
  const buttons = people.map(
    ({ name, groups }) => `
        <li>
          <button type="submit" name="person" value="${escape(name)}"
            aria-describedby="${escape(name)}-groups">Continue as ${escape(
      name,
    )}</button>
          <span id="${escape(name)}-groups">${escape(
      groups.length > 0 ? `in ${groups.join(', ')}` : 'in no group',
    )}</span>
        </li>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Sign in to the sandbox</title>
    <style>${style}</style>
  </head>
  <body>
    <main>
      <h1>Sign in to the sandbox</h1>
      <p>These people exist for the demonstration only, and need no password.</p>
      <form method="post" action="${escape(action)}">
        <ul>${buttons.join('')}
        </ul>
      </form>
    </main>
  </body>
</html>
`;
}

/**
 * The page for somebody who comes without a request to sign in, or too late.
 *
 * @internal
 */
export function expiredPage(): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Sign-in expired</title>
    <style>${style}</style>
  </head>
  <body>
    <main>
      <h1>This sign-in has expired</h1>
      <p>Close this window and sign in from the portal again.</p>
    </main>
  </body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
