import { Alert, Button, Flex, Text } from '@backstage/ui';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { RiRefreshLine } from '@remixicon/react';
import { ReactNode, useEffect, useRef } from 'react';
import { useText } from '../../i18n';
import { isWorthRetrying, Trouble, troubleOf } from '../../model/errors';
import styles from './LoadError.module.css';

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
  const { fields, byCluster, message } = trouble;
  if (fields.length > 0) {
    return (
      <ul className={styles.fields}>
        {fields.map(fault => (
          <li key={`${fault.field} ${fault.message}`}>
            <strong>{fault.field}</strong>: {fault.message}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Text as="p">
      {byCluster && `${t('error.clusterSays')} `}
      {message}
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
  /** For what somebody has just tried: brings them to why it did not work. */
  takesFocus?: boolean;
}) {
  const { error, verb, owner, onRetry, wayBack, takesFocus } = props;
  const { t } = useText();
  const trouble = troubleOf(error);
  const retryable = onRetry && isWorthRetrying(error);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) {
      ref.current?.focus();
    }
  }, [takesFocus, error]);
  return (
    <Alert
      ref={ref}
      tabIndex={takesFocus ? -1 : undefined}
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
