import type { ClaimDetail } from '@berth/backstage-plugin-berth-common';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { useText } from '../../i18n';
import { EventList } from '../events';
import { Section } from '../layout';
import { ObjectsPanel } from '../objects';
import styles from './Activity.module.css';

/** What lies behind a claim: its events, and its objects on demand. */
export function Activity({ claim }: { claim: ClaimDetail }) {
  const { t } = useText();
  return (
    <Section title={t('claim.activity')} card>
      <Tabs className={styles.tabs}>
        <TabList aria-label={t('claim.activity')}>
          <Tab id="events">
            {t('events.tab', { count: claim.events.length })}
          </Tab>
          <Tab id="objects">{t('objects.tab')}</Tab>
        </TabList>
        <TabPanel id="events" className={styles.panel}>
          <EventList events={claim.events} />
        </TabPanel>
        <TabPanel id="objects" className={styles.panel}>
          <ObjectsPanel claim={claim} />
        </TabPanel>
      </Tabs>
    </Section>
  );
}
