import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';

/**
 * Names the browser's tab after what the page is about, until it is left.
 *
 * @internal
 */
export function usePageTitle(title: string): void {
  const app = useApi(configApiRef).getOptionalString('app.title');
  useEffect(() => {
    const before = document.title;
    document.title = app ? `${title} | ${app}` : title;
    return () => {
      document.title = before;
    };
  }, [title, app]);
}
