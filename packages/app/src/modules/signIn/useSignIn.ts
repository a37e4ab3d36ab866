import { UserIdentity } from '@backstage/core-components';
import { IdentityApi, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useState } from 'react';
import { oidcAuthApiRef } from './oidcAuthApiRef';

/** Where signing in has got to. `checking` asks for a session that is there. */
export type SignInState =
  | { phase: 'checking' }
  | { phase: 'signed-out'; problem?: string }
  | { phase: 'signing-in' };

/** Resumes a session if there is one, and opens the provider's page on demand. */
export function useSignIn(onSignInSuccess: (identity: IdentityApi) => void) {
  const authApi = useApi(oidcAuthApiRef);
  const [state, setState] = useState<SignInState>({ phase: 'checking' });

  const attempt = useCallback(
    async (options: { optional: true } | { instantPopup: true }) => {
      const response = await authApi.getBackstageIdentity(options);
      if (!response) {
        return false;
      }
      onSignInSuccess(
        UserIdentity.create({
          identity: response.identity,
          authApi,
          profile: await authApi.getProfile(),
        }),
      );
      return true;
    },
    [authApi, onSignInSuccess],
  );

  useEffect(() => {
    let current = true;
    attempt({ optional: true })
      .catch(() => false)
      .then(signedIn => {
        if (current && !signedIn) {
          setState({ phase: 'signed-out' });
        }
      });
    return () => {
      current = false;
    };
    // Once: later changes of the callback must not ask again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const signIn = useCallback(async () => {
    setState({ phase: 'signing-in' });
    try {
      await attempt({ instantPopup: true });
    } catch (error) {
      // Closing the provider's window is a change of mind, not a problem.
      const closed = error instanceof Error && error.name.includes('Rejected');
      setState({
        phase: 'signed-out',
        problem:
          closed || !(error instanceof Error) ? undefined : error.message,
      });
    }
  }, [attempt]);

  return { state, signIn };
}
