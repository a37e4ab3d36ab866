import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { OidcAuthApi } from './OidcAuthApi';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: () => import('./SignInPage').then(m => m.SignInPage),
  },
});

/** Sign-in by OpenID Connect, and by nothing else. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [OidcAuthApi, signInPage],
});
