import { useApi } from '@backstage/frontend-plugin-api';
import type { Claim } from '@berth/backstage-plugin-berth-common';
import { useEffect, useRef, useState } from 'react';
import { berthApiRef } from '../../api';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import { kubeconfigFile } from './kubectl';
import type { Kubeconfig } from './types';
import { clusterPath } from './useTenantCluster';

/** What became of the last attempt. */
export type KubeconfigState = 'idle' | 'downloaded' | 'copied' | 'not-copied';

const SHOWN = 4000;

/**
 * Hands a kubeconfig over, as a file or to the clipboard. Its text is read
 * when it is asked for and is nowhere kept; that it worked is said only once
 * the browser says so.
 *
 * @internal
 */
export function useKubeconfig(claim: Claim, kubeconfig: Kubeconfig) {
  const api = useApi(berthApiRef);
  const { t } = useText();
  const announce = useAnnounce();
  const [state, setState] = useState<KubeconfigState>('idle');
  const [busy, setBusy] = useState<'download' | 'copy'>();
  const [error, setError] = useState<unknown>();
  const [expires, setExpires] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  const read = async (): Promise<string> => {
    const { text, headers } = await api.readAreaFile(
      'clusters',
      clusterPath('kubeconfig', claim.id, kubeconfig.id),
    );
    setExpires(headers.get('Berth-Expires') ?? undefined);
    return text;
  };

  const show = (outcome: Exclude<KubeconfigState, 'idle'>) => {
    setState(outcome);
    announce(t(`kubeconfig.${outcome}`, { title: kubeconfig.title }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState('idle'), SHOWN);
  };

  const attempt = async (
    what: 'download' | 'copy',
    work: () => Promise<void>,
  ) => {
    setBusy(what);
    setError(undefined);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(undefined);
    }
  };

  return {
    state,
    busy,
    error,
    expires,
    download: () =>
      attempt('download', async () => {
        save(await read(), kubeconfigFile(claim, kubeconfig));
        show('downloaded');
      }),
    copy: () =>
      attempt('copy', async () => {
        const text = await read();
        const copied = await toClipboard(text);
        show(copied ? 'copied' : 'not-copied');
      }),
  };
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    // Without a secure context the browser has no clipboard at all.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(
    new Blob([text], { type: 'application/yaml' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
