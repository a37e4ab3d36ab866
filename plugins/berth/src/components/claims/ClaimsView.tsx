import { Box, useBreakpoint } from '@backstage/ui';
import type { ClaimRow } from '../../model/rows';
import { ClaimCards } from './ClaimCards';
import { ClaimsTable } from './ClaimsTable';
import styles from './ClaimsView.module.css';

/** What lists of claims need to be shown, as a table or as cards. */
export interface ClaimsViewProps {
  label: string;
  rows: ClaimRow[];
  titleOf: (offering: string) => string;
  planOf: (row: ClaimRow) => string | undefined;
}

/** Claims as a table where there is room for one, as cards where not. */
export function ClaimsView(props: ClaimsViewProps) {
  const { up } = useBreakpoint();
  return up('md') ? (
    <Box bg="neutral" className={styles.surface}>
      <ClaimsTable {...props} />
    </Box>
  ) : (
    <ClaimCards {...props} />
  );
}
