import { renderTestApp } from '@backstage/frontend-test-utils';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import berthPlugin, { berthApiRef } from '.';
import { berthNameFormField } from './extensions/formFields';
import { aWorld, fakeBerthApi } from './__testUtils__/fakeBerthApi';
import translations from './translations';

describe('berthPlugin', () => {
  it.each([
    'api:berth',
    'page:berth',
    'entity-card:berth/tenant',
    'entity-card:berth/claim',
    'entity-content:berth/tenant',
    'entity-content:berth/claim',
    'scaffolder-form-field:berth/name',
    'scaffolder-form-field:berth/tenant',
    'scaffolder-form-field:berth/engine',
    'scaffolder-form-field:berth/forge',
    'scaffolder-form-field:berth/offering-input',
  ] as const)('has %s', id => {
    expect(berthPlugin.getExtension(id)).toBeDefined();
  });

  it('names its routes for others to bind to', () => {
    expect(Object.keys(berthPlugin.routes)).toEqual([
      'root',
      'tenant',
      'claim',
      'gpus',
      'sharedGpus',
    ]);
    expect(Object.keys(berthPlugin.externalRoutes)).toEqual([
      'template',
      'task',
    ]);
  });

  it('shows the tenants at /berth', async () => {
    renderTestApp({
      features: [berthPlugin],
      initialRouteEntries: ['/berth'],
      apis: [[berthApiRef, fakeBerthApi(aWorld({ tenants: [] }))]],
    });
    expect(await screen.findByText('There are no tenants yet')).toBeVisible();
  });

  it('gives the scaffolder its fields under the names that templates use', async () => {
    const load = createExtensionTester(berthNameFormField).get(
      FormFieldBlueprint.dataRefs.formFieldLoader,
    );
    expect(await load()).toEqual(
      expect.objectContaining({
        $$type: '@backstage/scaffolder/FormField',
        name: 'BerthName',
      }),
    );
  });
});

it('has its other languages as a module of their own', () => {
  expect(translations).toEqual(
    expect.objectContaining({ $$type: '@backstage/FrontendModule' }),
  );
});
