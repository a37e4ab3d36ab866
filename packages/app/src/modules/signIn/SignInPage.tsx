import { configApiRef, Progress, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Text } from '@backstage/ui';
import { BerthMark } from '../../components/BerthMark';
import styles from './SignInPage.module.css';
import { useSignIn } from './useSignIn';

/** One button: the provider's own page asks who one is. */
export const SignInPage = (props: SignInPageProps) => {
  const configApi = useApi(configApiRef);
  const { state, signIn } = useSignIn(props.onSignInSuccess);

  if (state.phase === 'checking') {
    return <Progress />;
  }
  const sandbox =
    configApi.getOptionalString('auth.environment') === 'development';
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <span className={styles.mark}>
          <BerthMark size={56} />
        </span>
        <Text as="h1" variant="title-medium" weight="bold">
          {configApi.getOptionalString('app.title') ?? 'Berth'}
        </Text>
        <Text as="p" color="secondary">
          Every team's place on shared Kubernetes
        </Text>
        {state.phase === 'signed-out' && state.problem && (
          <Alert
            status="danger"
            icon
            title="You are not signed in"
            description={state.problem}
          />
        )}
        <Button
          size="medium"
          variant="primary"
          isDisabled={state.phase === 'signing-in'}
          onPress={signIn}
        >
          {sandbox ? "Sign in with the sandbox's identity provider" : 'Sign in'}
        </Button>
        {sandbox && (
          <Text as="p" variant="body-small" color="secondary">
            The sandbox has several people, each with their own team and rights.
            You choose whom to be.
          </Text>
        )}
      </div>
    </main>
  );
};
