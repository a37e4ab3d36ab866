import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { toRequestBody } from './toRequestBody';

const thing = anOffering();
const other = anOffering({ id: 'test.other' });

describe('toRequestBody', () => {
  it('means the only offering when none is named', () => {
    expect(toRequestBody({ tenant: 'payments', name: 'x' }, [thing])).toEqual({
      offering: 'test.thing',
      tenant: 'payments',
      name: 'x',
    });
  });

  it('leaves out what a form left empty', () => {
    const input = {
      tenant: 'payments',
      name: 'x',
      offering: '',
      cluster: '',
      namespace: '',
    };
    expect(toRequestBody(input, [thing])).toEqual({
      offering: 'test.thing',
      tenant: 'payments',
      name: 'x',
    });
  });

  it('passes on everything else, and who asks', () => {
    const input = {
      tenant: 'payments',
      name: 'x',
      offering: 'test.other',
      cluster: 'sandbox',
      namespace: 'payments-staging',
      input: { size: 2 },
    };
    expect(
      toRequestBody(input, [thing, other], 'template:default/thing'),
    ).toEqual({ ...input, template: 'template:default/thing' });
  });

  it('takes an engine in the place of an offering, also of the only one', () => {
    const postgres = anOffering({ engine: 'postgresql' });
    const input = { tenant: 'payments', name: 'x', engine: 'postgresql' };
    expect(toRequestBody(input, [postgres])).toEqual(input);
    expect(toRequestBody({ ...input, offering: '' }, [postgres])).toEqual(
      input,
    );
    expect(() =>
      toRequestBody({ ...input, offering: 'test.thing' }, [postgres]),
    ).toThrow(expect.objectContaining({ code: 'body-invalid' }));
    expect(() =>
      toRequestBody({ tenant: 'payments', name: 'x' }, [postgres, other]),
    ).toThrow(/test.thing, test.other; or an engine: postgresql$/);
  });

  it('asks for the offering where there are several', () => {
    expect(() =>
      toRequestBody({ tenant: 'payments', name: 'x' }, [thing, other]),
    ).toThrow(
      expect.objectContaining({
        code: 'offering-not-found',
        message: 'Name an offering: test.thing, test.other',
      }),
    );
  });
});
