import {
  BackstageIdentityApi,
  BackstageIdentityResponse,
  ProfileInfoApi,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { oidcAuthApiRef } from './oidcAuthApiRef';
import { SignInPage } from './SignInPage';

const identity: BackstageIdentityResponse = {
  token: 'token',
  identity: {
    type: 'user',
    userEntityRef: 'user:default/payments-developer',
    ownershipEntityRefs: ['group:default/payments'],
  },
};

/** Answers the question for a session, and then those that open the provider's page. */
async function renderPage(options: {
  session?: BackstageIdentityResponse;
  provider?: () => Promise<BackstageIdentityResponse>;
  environment?: string;
}) {
  const { session, provider, environment = 'development' } = options;
  const onSignInSuccess = jest.fn();
  const auth: BackstageIdentityApi & ProfileInfoApi = {
    getBackstageIdentity: async request =>
      request?.instantPopup ? provider?.() : session,
    getProfile: async () => ({ displayName: 'Payments developer' }),
  };
  await renderInTestApp(<SignInPage onSignInSuccess={onSignInSuccess} />, {
    apis: [[oidcAuthApiRef, auth as typeof oidcAuthApiRef.T]],
    config: { app: { title: 'Berth' }, auth: { environment } },
  });
  return { onSignInSuccess };
}

describe('SignInPage', () => {
  it('resumes a session without asking', async () => {
    const { onSignInSuccess } = await renderPage({ session: identity });
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [signedIn] = onSignInSuccess.mock.calls[0];
    await expect(signedIn.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/payments-developer',
    });
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('signs in by the provider when asked to', async () => {
    const { onSignInSuccess } = await renderPage({
      provider: async () => identity,
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: /sandbox's identity provider/,
      }),
    );
    expect(onSignInSuccess).toHaveBeenCalledTimes(1);
  });

  it('says what went wrong, and can be tried again', async () => {
    const { onSignInSuccess } = await renderPage({
      provider: async () => {
        throw new Error('No such person in the catalog');
      },
    });
    const button = await screen.findByRole('button', { name: /Sign in/ });
    await userEvent.click(button);
    expect(
      await screen.findByText('No such person in the catalog'),
    ).toBeVisible();
    expect(button).toBeEnabled();
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });

  it('takes a closed window for a change of mind', async () => {
    await renderPage({
      provider: async () => {
        throw Object.assign(new Error('Login failed, popup was closed'), {
          name: 'PopupRejectedError',
        });
      },
    });
    const button = await screen.findByRole('button', { name: /Sign in/ });
    await userEvent.click(button);
    expect(button).toBeEnabled();
    expect(screen.queryByText(/You are not signed in/)).not.toBeInTheDocument();
  });

  it('does not speak of a sandbox outside of it', async () => {
    await renderPage({ environment: 'production' });
    expect(
      await screen.findByRole('button', { name: 'Sign in' }),
    ).toBeVisible();
    expect(screen.queryByText(/sandbox/)).not.toBeInTheDocument();
  });
});
