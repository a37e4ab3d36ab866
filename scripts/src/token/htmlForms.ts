/** A form of a page, with the fields that a browser would send. */
export type HtmlForm = {
  method: string;
  /** Absolute. */
  action: string;
  /** Inputs with a name and a value, hidden ones included. */
  fields: Record<string, string>;
  /** Buttons with a name and a value, one of which is pressed. */
  buttons: Array<{ name: string; value: string }>;
};

/**
 * The forms of a page. Made for the plain pages of the sandbox's own identity
 * provider, not for HTML at large.
 */
export function readForms(html: string, pageUrl: URL): HtmlForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(
    ([, attributes, body]) => {
      const form = readAttributes(attributes);
      const inputs = [...body.matchAll(/<input\b([^>]*)>/gi)]
        .map(([, text]) => readAttributes(text))
        .filter(input => input.name && !/^(submit|radio)$/.test(input.type));
      const pressable = [...body.matchAll(/<(?:button|input)\b([^>]*)>/gi)].map(
        ([, text]) => readAttributes(text),
      );
      return {
        method: (form.method ?? 'get').toUpperCase(),
        action: new URL(form.action ?? '', pageUrl).href,
        fields: Object.fromEntries(
          inputs.map(({ name, value = '' }) => [name, value]),
        ),
        buttons: pressable
          .filter(one => one.name && one.value && one.type !== 'hidden')
          .map(({ name, value }) => ({ name, value })),
      };
    },
  );
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(
      ([, name, double, single]) => [
        name.toLowerCase(),
        unescapeHtml(double ?? single),
      ],
    ),
  );
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
