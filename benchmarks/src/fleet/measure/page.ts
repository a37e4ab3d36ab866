import { startPortal } from '@berth/e2e-tests';
import { KubernetesClient, parseKubeconfig } from '@berth/sandbox';
import { chromium, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { percentile, round } from '../../lib/summarize';
import type { Figure } from '../types';
import { CLUSTER_KIND, database } from '../world/objects';

const TARGET_MS = 300;
const TENANT = 'payments';
const WARM_UP = 3;

/**
 * From when an object is asked of the API server until a page that is open in a
 * browser shows it, in a portal as people run it.
 *
 * @internal
 */
export async function measurePage(options: {
  trials: number;
}): Promise<Figure> {
  const portal = await startPortal();
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_BIN,
  });
  try {
    const page = await browser.newPage();
    await signIn(page, portal.url);
    await page.goto(new URL(`/berth/tenants/${TENANT}`, portal.url).href);
    const client = KubernetesClient.create(
      parseKubeconfig(await readFile(portal.kubeconfigFile, 'utf8')),
    );
    const times: number[] = [];
    for (let trial = -WARM_UP; trial < options.trials; trial++) {
      const time = await timed(page, client, `live-${trial + WARM_UP}`);
      if (trial >= 0) {
        times.push(time);
      }
    }
    const median = percentile(times, 0.5);
    return {
      figure: `create → changed in an open browser page (${options.trials} trials)`,
      found: `median ${round(median)} ms`,
      target: `median ≤ ${TARGET_MS} ms`,
      met: median <= TARGET_MS,
      details: { medianMs: round(median), times: times.map(round) },
    };
  } finally {
    await browser.close();
    await portal.stop();
  }
}

async function timed(
  page: Page,
  client: KubernetesClient,
  name: string,
): Promise<number> {
  const row = page.getByRole('row', { name: new RegExp(`\\b${name}\\b`) });
  // The page says itself when it has it, so that nothing is lost to looking.
  const shown = page.evaluate(
    text =>
      new Promise<number>(resolve => {
        const observer = new MutationObserver(() => {
          if (document.body.innerText.includes(text)) {
            observer.disconnect();
            resolve(Date.now());
          }
        });
        observer.observe(document.body, {
          childList: true,
          subtree: true,
          characterData: true,
        });
      }),
    name,
  );
  // Evaluated in order: once this has answered, the page is looking.
  await page.evaluate(() => 0);
  const began = Date.now();
  await client.create(database(TENANT, name));
  const shownAt = await shown;
  await row.first().waitFor();
  await client.delete({ ...CLUSTER_KIND, namespace: TENANT, name });
  await row.first().waitFor({ state: 'detached' });
  return shownAt - began;
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const popup = page.waitForEvent('popup');
  await page.getByRole('button', { name: /sign in/i }).click();
  await (await popup)
    .getByRole('button', { name: 'payments-developer' })
    .click();
  await page.getByRole('link', { name: 'Tenants' }).first().waitFor();
}
