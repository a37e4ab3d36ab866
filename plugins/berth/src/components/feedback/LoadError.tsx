import { Alert, Button, Flex, Text } from '@backstage/ui';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { RiRefreshLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import { useText } from '../../i18n';
import { isWorthRetrying, Trouble, troubleOf } from '../../model/errors';

const statusOf = {
  forbidden: 'warning',
  'not-found': 'info',
  unreachable: 'danger',
  conflict: 'warning',
  invalid: 'warning',
  error: 'danger',
} as const;

function Words({ trouble }: { trouble: Trouble }) {
  const { t } = useText();
  return (
    <Text as="p">
      {trouble.byCluster && `${t('error.clusterSays')} `}
      {trouble.message}
    </Text>
  );
}

/**
 * Why something could not be read or done, and what helps: asking somebody,
 * going elsewhere, waiting, or trying again. A refusal is not an outage.
 */
export function LoadError(props: {
  error: unknown;
  /** What was tried, as in "You may not {verb}". */
  verb: string;
  /** Entity ref of whom to ask where it is not allowed. */
  owner?: string;
  onRetry?: () => void;
  /** A way back where the thing is not there. */
  wayBack?: ReactNode;
}) {
  const { error, verb, owner, onRetry, wayBack } = props;
  const { t } = useText();
  const trouble = troubleOf(error);
  const retryable = onRetry && isWorthRetrying(error);
  return (
    <Alert
      role="alert"
      status={statusOf[trouble.kind]}
      icon
      title={t(`error.${trouble.kind}.title`, { verb })}
      description={
        <Flex direction="column" gap="1">
          <Words trouble={trouble} />
          <Text as="p">
            {t(`error.${trouble.kind}.help`)}
            {trouble.kind === 'forbidden' && owner && (
              <>
                {' '}
                <EntityRefLink entityRef={owner} defaultKind="group" />
              </>
            )}
          </Text>
          {trouble.code && (
            <Text as="p" variant="body-small">
              {t('error.code', { code: trouble.code })}
            </Text>
          )}
        </Flex>
      }
      customActions={
        <>
          {wayBack}
          {retryable && (
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiRefreshLine aria-hidden="true" />}
              onPress={onRetry}
            >
              {t('error.retry')}
            </Button>
          )}
        </>
      }
    />
  );
}
