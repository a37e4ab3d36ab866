import { Link, useSidebarOpenState } from '@backstage/core-components';
import { BerthMark } from '../../components/BerthMark';
import styles from './SidebarLogo.module.css';

/** The mark, and the name beside it while the sidebar is open. */
export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      className={styles.logo}
      aria-label="Berth: home"
    >
      <BerthMark />
      {isOpen && <span className={styles.name}>Berth</span>}
    </Link>
  );
};
