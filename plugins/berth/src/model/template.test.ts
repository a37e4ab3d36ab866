import type { JsonObject } from '@backstage/types';
import {
  conventionalValues,
  templateRouteParams,
  templateValuesOf,
  withFormData,
} from './template';

const choices = {
  name: 'payments-db-7k2',
  place: { tenant: 'payments', cluster: 'sandbox', namespace: 'payments' },
  input: { plan: 'small' },
};

const step = (properties: JsonObject, required: string[] = []) => ({
  schema: { properties, required },
});

describe('templateValuesOf', () => {
  it('finds our fields whatever the template calls them', () => {
    const steps = [
      step(
        {
          databaseName: { type: 'string', 'ui:field': 'BerthName' },
          where: { type: 'object', 'ui:field': 'BerthTenant' },
        },
        ['databaseName', 'where'],
      ),
      step({ what: { type: 'object', 'ui:field': 'BerthOfferingInput' } }),
    ];
    expect(templateValuesOf(steps, choices)).toEqual({
      complete: true,
      values: {
        databaseName: 'payments-db-7k2',
        where: choices.place,
        what: { plan: 'small' },
      },
    });
  });

  it('takes the defaults of everything else', () => {
    const steps = [
      step({ backup: { type: 'boolean', default: true }, note: {} }, [
        'backup',
      ]),
    ];
    expect(templateValuesOf(steps, choices)).toEqual({
      complete: true,
      values: { backup: true },
    });
  });

  it('says what only the whole form can ask for', () => {
    const steps = [step({ costCentre: { type: 'string' } }, ['costCentre'])];
    expect(templateValuesOf(steps, choices)).toEqual({
      complete: false,
      missing: ['costCentre'],
      values: {},
    });
  });
});

describe('conventionalValues', () => {
  it('has the names that our golden paths use', () => {
    expect(conventionalValues(choices)).toEqual({
      name: 'payments-db-7k2',
      place: choices.place,
      input: { plan: 'small' },
    });
  });
});

describe('addresses', () => {
  it('reads the template’s entity ref', () => {
    expect(templateRouteParams('template:default/postgres-database')).toEqual({
      namespace: 'default',
      templateName: 'postgres-database',
    });
  });

  it('carries the values over', () => {
    const url = new URL(
      withFormData('/create/templates/default/x', { name: 'a&b=c' }),
      'http://localhost',
    );
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      name: 'a&b=c',
    });
  });
});
