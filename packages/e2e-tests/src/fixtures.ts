import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { ClusterView } from './ClusterView';
import { startPortal, type RunningPortal } from './startPortal';

/** The sandbox's people. */
export type DemoPerson =
  | 'payments-developer'
  | 'shop-developer'
  | 'data-scientist'
  | 'platform-engineer';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface TestFixtures {
  /** Opens the portal and signs in, by the provider's own page. */
  signIn: (person: DemoPerson) => Promise<void>;
  /** Opens a page of the portal by its path. */
  open: (path: string) => Promise<void>;
  /**
   * Fails on anything that axe finds against WCAG 2.2 A and AA, contrast
   * included: on the whole page as it is, or on the part of it that is ours
   * where the rest is Backstage's.
   */
  expectAccessible: (what: string, within?: string) => Promise<void>;
}

interface WorkerFixtures {
  /**
   * What else `npm start` is told. A test file that says so itself has a portal of
   * its own, which costs the start of one.
   */
  portalOptions: string[];
  portal: RunningPortal;
  cluster: ClusterView;
}

/**
 * Playwright's test with a portal of its own, started once and shared.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  portalOptions: [[], { option: true, scope: 'worker' }],
  portal: [
    async ({ portalOptions }, use) => {
      const portal = await startPortal(portalOptions);
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 420_000 },
  ],
  cluster: [
    async ({ portal }, use) => {
      await use(ClusterView.create(portal));
    },
    { scope: 'worker' },
  ],
  open: async ({ page, portal }, use) => {
    await use(async path => {
      await page.goto(new URL(path, portal.url).href);
    });
  },
  signIn: async ({ page, open }, use) => {
    await use(async person => {
      await open('/');
      await signInAs(page, person);
    });
  },
  expectAccessible: async ({ page }, use) => {
    await use(async (what, within) => {
      const axe = new AxeBuilder({ page }).withTags(WCAG);
      const { violations } = await (within
        ? axe.include(within)
        : axe
      ).analyze();
      expect(violations.map(describeViolation), what).toEqual([]);
    });
  },
});

export { expect };

async function signInAs(page: Page, person: DemoPerson): Promise<void> {
  const popup = page.waitForEvent('popup');
  await page.getByRole('button', { name: /sign in/i }).click();
  await (await popup).getByRole('button', { name: person }).click();
  // While the first page comes up, its breadcrumb may be a second one.
  await expect(
    page.getByRole('link', { name: 'Tenants' }).first(),
  ).toBeVisible();
}

function describeViolation(violation: {
  id: string;
  help: string;
  nodes: Array<{ html: string }>;
}): string {
  const places = violation.nodes.map(({ html }) => html.slice(0, 200));
  return `${violation.id}: ${violation.help}\n${places.join('\n')}`;
}
