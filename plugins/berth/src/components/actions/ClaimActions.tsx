import type {
  Claim,
  OfferingAction,
  OfferingDescription,
} from '@berth/backstage-plugin-berth-common';
import {
  Button,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import { RiArrowDownSLine, RiDeleteBinLine } from '@remixicon/react';
import { useState } from 'react';
import { useText } from '../../i18n';
import { ActionDialog } from './ActionDialog';
import styles from './ClaimActions.module.css';
import { DeleteDialog } from './DeleteDialog';

/** What can be done to a claim: its offering's actions, and giving it back. */
export function ClaimActions(props: {
  claim: Claim;
  offering?: OfferingDescription;
}) {
  const { claim, offering } = props;
  const { t } = useText();
  const [action, setAction] = useState<OfferingAction>();
  const [deleting, setDeleting] = useState(false);
  if (claim.phase === 'Deleting') {
    return null;
  }
  const actions = offering?.actions ?? [];
  return (
    <>
      <MenuTrigger>
        <Button
          variant="secondary"
          size="small"
          iconEnd={<RiArrowDownSLine aria-hidden="true" />}
        >
          {t('action.menu')}
        </Button>
        <Menu placement="bottom end">
          {actions.map(item => (
            <MenuItem key={item.id} onAction={() => setAction(item)}>
              {item.title}
            </MenuItem>
          ))}
          {actions.length > 0 && <MenuSeparator />}
          <MenuItem
            color="danger"
            className={styles.danger}
            iconStart={<RiDeleteBinLine aria-hidden="true" />}
            onAction={() => setDeleting(true)}
          >
            {t('delete.menu')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {action && (
        <ActionDialog
          claim={claim}
          action={action}
          onClose={() => setAction(undefined)}
        />
      )}
      {deleting && (
        <DeleteDialog
          claim={claim}
          offering={offering}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}
