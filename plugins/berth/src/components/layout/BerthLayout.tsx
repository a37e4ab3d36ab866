import {
  BreadcrumbEntry,
  pluginHeaderActionsApiRef,
  useApiHolder,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiShip2Line } from '@remixicon/react';
import type { PropsWithChildren } from 'react';
import { useText } from '../../i18n';
import { useLinks } from '../useLinks';

/**
 * The header above all of Berth's pages. It is that of every Backstage page,
 * inside of a landmark.
 */
export function BerthLayout({ children }: PropsWithChildren<{}>) {
  const { t } = useText();
  const links = useLinks();
  const { items } = useBreadcrumbEntries();
  const actions = useApiHolder().get(pluginHeaderActionsApiRef);
  const title = t('tenants.title');
  return (
    <>
      <header>
        <PluginHeader
          icon={<RiShip2Line />}
          title={title}
          titleLink={links.tenants()}
          breadcrumbs={items}
          customActions={actions?.getPluginHeaderActions('berth')}
        />
      </header>
      <BreadcrumbEntry entry={{ label: title, href: links.tenants() }}>
        {children}
      </BreadcrumbEntry>
    </>
  );
}
