import type { Connection } from '@berth/backstage-plugin-berth-common';
import { Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import { useText } from '../../i18n';
import { snippetsOf } from '../../model/snippets';
import { CodeBlock } from '../copy';
import styles from './Snippets.module.css';

/** Texts that make something connect, by reference. */
export function Snippets({ connection }: { connection: Connection }) {
  const { t } = useText();
  const snippets = snippetsOf(connection);
  if (snippets.length === 0) {
    return null;
  }
  return (
    <Tabs className={styles.tabs}>
      <TabList aria-label={t('connection.snippets')}>
        {snippets.map(({ id }) => (
          <Tab key={id} id={id}>
            {t(`snippet.${id}.title`)}
          </Tab>
        ))}
      </TabList>
      {snippets.map(({ id, text }) => (
        <TabPanel key={id} id={id} className={styles.panel}>
          <div className={styles.snippet}>
            <Text as="p" variant="body-small" color="secondary">
              {t(`snippet.${id}.description`)}
            </Text>
            <CodeBlock text={text} what={t(`snippet.${id}.title`)} />
          </div>
        </TabPanel>
      ))}
    </Tabs>
  );
}
