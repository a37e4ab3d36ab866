import { BgProvider } from '@backstage/ui';
import type { PropsWithChildren } from 'react';
import { BerthProviders } from '../data';

/**
 * What every field stands on. The scaffolder's form lies on a sheet of Material
 * UI, of which Backstage UI's inputs know nothing unless they are told.
 *
 * @internal
 */
export function FieldFrame({ children }: PropsWithChildren<{}>) {
  return (
    <BgProvider bg="neutral-1">
      <BerthProviders>{children}</BerthProviders>
    </BgProvider>
  );
}
