import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import berthPlugin, { berthApiRef } from '../src';
import { devApi } from './devApi';
import { devWorld } from './world';

/** Berth's pages on a backend that lives in the browser. */
const fakeBackend = createFrontendModule({
  pluginId: 'berth',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: berthApiRef,
          deps: {},
          factory: () => devApi(devWorld()),
        }),
    }),
  ],
});

/** Something for links to owners and entities to lead to. */
const fakeCatalog = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        title: 'Entity',
        loader: async () => <p>An entity of the catalog.</p>,
      },
    }),
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: entityPresentationApiRef,
          deps: {},
          factory: () => ({
            forEntity: entity => {
              const ref = typeof entity === 'string' ? entity : '';
              const name = ref.split('/').pop() ?? ref;
              const snapshot = { entityRef: ref, primaryTitle: name };
              return { snapshot, promise: Promise.resolve(snapshot) };
            },
          }),
        }),
    }),
  ],
});

/** The plugin, and stand-ins for what it needs around it. */
export const features = [berthPlugin, fakeBackend, fakeCatalog];
