import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import type { ScaffolderApi } from '@backstage/plugin-scaffolder-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { ReactElement } from 'react';
import { BerthApi, berthApiRef } from '../api';
import { BerthRouter } from '../components/BerthRouter';
import { ClockProvider } from '../data';
import { rootRouteRef, taskRouteRef, templateRouteRef } from '../routes';
import { fakeBerthApi } from './fakeBerthApi';
import type { FakeSignals } from './fakeSignals';
import { NOW } from './fixtures';

/** Where an app would have the pages that Berth's link to. */
const mountedRoutes = {
  '/berth': rootRouteRef,
  '/catalog/:namespace/:kind/:name': entityRouteRef,
  '/create/templates/:namespace/:templateName': templateRouteRef,
  '/create/tasks/:taskId': taskRouteRef,
};

interface RenderOptions {
  api?: BerthApi;
  scaffolder?: Partial<ScaffolderApi>;
  signals?: FakeSignals;
  clock?: () => number;
}

/** Renders an element in an app that has Berth's API and routes. */
export function renderWithBerth(
  element: ReactElement,
  options: RenderOptions & { path?: string } = {},
) {
  const { api = fakeBerthApi(), scaffolder, signals, path } = options;
  return renderInTestApp(
    <ClockProvider clock={options.clock ?? (() => NOW)}>
      {element}
    </ClockProvider>,
    {
      mountedRoutes,
      mountPath: path === undefined ? undefined : '/berth',
      initialRouteEntries: [path === undefined ? '/' : `/berth${path}`],
      apis: [
        [berthApiRef, api] as const,
        ...(scaffolder ? [[scaffolderApiRef, scaffolder] as const] : []),
        ...(signals ? [[signalApiRef, signals] as const] : []),
      ],
    },
  );
}

/** Renders the page of Berth at a path such as `/tenants/payments`. */
export function renderPage(path: string, options: RenderOptions = {}) {
  return renderWithBerth(<BerthRouter />, { ...options, path });
}
