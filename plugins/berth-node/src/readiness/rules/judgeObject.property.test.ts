import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import fc from 'fast-check';
import { judgeObject } from './judgeObject';
import { systems } from './systems';

const KINDS = systems.flatMap(({ groups }) =>
  Object.entries(groups).flatMap(([group, kinds]) =>
    Object.keys(kinds).map(kind => ({
      apiVersion: group ? `${group.replace('*', 'any')}/v1` : 'v1',
      kind: kind === '*' ? 'Any' : kind,
    })),
  ),
);

describe('judgeObject', () => {
  it('has an answer for an object of any shape', () => {
    const objects = fc.record({
      type: fc.constantFrom(...KINDS),
      metadata: fc.dictionary(fc.string(), fc.jsonValue()),
      spec: fc.jsonValue(),
      status: fc.jsonValue(),
    });
    fc.assert(
      fc.property(objects, ({ type, ...rest }) => {
        const judged = judgeObject({ ...type, ...rest } as KubernetesObject);
        expect(judged.reason).toMatch(/^[A-Za-z0-9]+$/);
        expect(judged.message).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it.each(KINDS)('takes parts that are none: $apiVersion $kind', type => {
    for (const part of [
      undefined,
      null,
      [],
      'text',
      1,
      { conditions: [null] },
    ]) {
      const object = { ...type, metadata: {}, spec: part, status: part };
      expect(() => judgeObject(object as KubernetesObject)).not.toThrow();
    }
  });

  it('is never green without a sign in a kind that it does not know', () => {
    const fields = fc.dictionary(
      fc.stringMatching(/^[q-z]{8}$/),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fields, fields, (spec, status) => {
        const { phase } = judgeObject({
          apiVersion: 'nobody.example/v1',
          kind: 'Thing',
          metadata: { name: 'thing' },
          spec,
          status,
        });
        expect(phase).not.toBe('Ready');
      }),
    );
  });
});
