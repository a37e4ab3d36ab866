import type {
  Offering,
  OfferingInput,
} from '@berth/backstage-plugin-berth-node';

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  minimum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  items?: Schema;
  minItems?: number;
}

/** Texts of which one fits nearly every pattern that a field may have. */
const TEXTS = [
  'example',
  'example.org',
  'example.org/image:1',
  'https://example.org/example',
  '1Gi',
  '1',
  '0 3 * * *',
];

/**
 * An input that an offering takes: its defaults, and something for what has
 * none. Undefined where nothing that is tried fits.
 */
export function sampleInput(offering: Offering): OfferingInput | undefined {
  const schema = offering.inputSchema as Schema;
  const required = schema.required ?? [];
  for (const text of TEXTS) {
    const input = Object.fromEntries(
      required.map(name => [name, sampleOf(schema.properties?.[name], text)]),
    );
    try {
      return offering.parseInput(input);
    } catch {
      // The next text may fit.
    }
  }
  return undefined;
}

function sampleOf(schema: Schema | undefined, text: string): unknown {
  if (!schema) {
    return text;
  }
  if (schema.default !== undefined) {
    return schema.default;
  }
  const [first] = schema.examples ?? schema.enum ?? [];
  if (first !== undefined) {
    return first;
  }
  if (schema.const !== undefined) {
    return schema.const;
  }
  if (schema.anyOf) {
    return sampleOf(schema.anyOf[0], text);
  }
  switch (schema.type) {
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        sampleOf(schema.items, text),
      );
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map(name => [
          name,
          sampleOf(schema.properties?.[name], text),
        ]),
      );
    default:
      return text;
  }
}
