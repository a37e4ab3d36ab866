import type { Claim } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { RiDownloadLine, RiFileCopyLine } from '@remixicon/react';
import { useId } from 'react';
import { useText } from '../../i18n';
import { formatInstant } from '../../model/time';
import { CodeBlock } from '../copy';
import { LoadError } from '../feedback';
import styles from './Kubeconfigs.module.css';
import { kubectlLine } from './kubectl';
import { LockableButton } from './LockableButton';
import type { Kubeconfig } from './types';
import { useKubeconfig } from './useKubeconfig';

/** The kubeconfigs of a claim, the one with the fewest rights for daily work first. */
export function Kubeconfigs(props: {
  claim: Claim;
  /** Why none can be had now, whatever each says itself. */
  locked?: string;
}) {
  const { claim, locked } = props;
  const { t } = useText();
  const kubeconfigs = claim.connection?.kubeconfigs ?? [];
  const usable = kubeconfigs.find(({ unavailable }) => !unavailable);
  return (
    <div className={styles.kubeconfigs}>
      <ul className={styles.list} aria-label={t('kubeconfig.list')}>
        {kubeconfigs.map(kubeconfig => (
          <KubeconfigLine
            key={kubeconfig.id}
            claim={claim}
            kubeconfig={kubeconfig}
            reason={kubeconfig.unavailable ?? locked}
          />
        ))}
      </ul>
      {usable && !locked && (
        <CodeBlock
          text={kubectlLine(claim, usable)}
          what={t('kubeconfig.try')}
        />
      )}
      <Text variant="body-small" color="secondary">
        {t('kubeconfig.audited')}
      </Text>
    </div>
  );
}

/** One of them. A button that cannot be used stays, and says why. */
function KubeconfigLine(props: {
  claim: Claim;
  kubeconfig: Kubeconfig;
  reason?: string;
}) {
  const { claim, kubeconfig, reason } = props;
  const { t, language } = useText();
  const reasonId = useId();
  const { state, busy, error, expires, download, copy } = useKubeconfig(
    claim,
    kubeconfig,
  );
  const { title, description } = kubeconfig;
  const button = (what: 'download' | 'copy') => ({
    size: 'small' as const,
    locked: Boolean(reason),
    isBusy: busy === what,
    'aria-label': t(`kubeconfig.${what}What`, { title }),
    'aria-describedby': reason ? reasonId : undefined,
  });
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <Text as="p" weight="bold">
          {title}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {description}
        </Text>
        {reason && (
          <Text as="p" variant="body-small" id={reasonId}>
            {reason}
          </Text>
        )}
        {expires && (
          <Text as="p" variant="body-small" color="secondary">
            {t('kubeconfig.expires', {
              date: formatInstant(expires, language),
            })}
          </Text>
        )}
        {error !== undefined && (
          <LoadError
            takesFocus
            error={error}
            verb={t('kubeconfig.verb', { name: claim.name })}
            owner={claim.owner}
          />
        )}
      </div>
      <div className={styles.tools}>
        {/* Said by the live region already. */}
        {state !== 'idle' && (
          <Text variant="body-small" color="secondary" aria-hidden="true">
            {t(`kubeconfig.${state}`, { title })}
          </Text>
        )}
        <LockableButton
          {...button('copy')}
          variant="tertiary"
          iconStart={<RiFileCopyLine aria-hidden="true" />}
          onPress={copy}
        >
          {t('kubeconfig.copy')}
        </LockableButton>
        <LockableButton
          {...button('download')}
          variant="secondary"
          iconStart={<RiDownloadLine aria-hidden="true" />}
          onPress={download}
        >
          {t('kubeconfig.download')}
        </LockableButton>
      </div>
    </li>
  );
}
