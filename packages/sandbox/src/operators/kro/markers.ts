/**
 * The markers after a type of kro's SimpleSchema, such as
 * `default=3 enum="a,b"`, in which a value with spaces stands in quotes.
 *
 * @throws Error that names what is none
 * @internal
 */
export function parseMarkers(text: string): Array<[string, string]> {
  const markers: Array<[string, string]> = [];
  const rest = text.replace(
    /(\w+)=("(?:[^"\\]|\\.)*"|\{[^}]*\}|\[[^\]]*\]|[^\s"]+)\s*/g,
    (_, name: string, value: string) => {
      markers.push([name, unquoted(value)]);
      return '';
    },
  );
  if (rest.trim() !== '') {
    throw new Error(`'${rest.trim()}' is no marker`);
  }
  return markers;
}

function unquoted(value: string): string {
  return value.startsWith('"')
    ? value.slice(1, -1).replace(/\\(.)/g, '$1')
    : value;
}
