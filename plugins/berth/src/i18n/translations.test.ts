import german from './de';
import { messages } from './en';

type Nested = { [key: string]: string | Nested };

function flatten(nested: Nested, path = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(nested).map(([key, value]) => {
      const name = path ? `${path}.${key}` : key;
      return typeof value === 'string'
        ? { [name]: value }
        : flatten(value, name);
    }),
  );
}

const english = flatten(messages);
const languages: Array<[string, Record<string, string | null>]> = [
  ['German', german.messages],
];
const variablesOf = (text: string | null) =>
  [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(languages)('%s', (_, translations) => {
  it('says everything, and nothing else', () => {
    expect(Object.keys(translations).sort()).toEqual(
      Object.keys(english).sort(),
    );
  });

  it.each(Object.keys(english))('keeps the variables of %s', key => {
    expect(variablesOf(translations[key])).toEqual(variablesOf(english[key]));
  });

  it('leaves nothing empty', () => {
    expect(
      Object.entries(translations).filter(([, text]) => !text?.trim()),
    ).toEqual([]);
  });
});
