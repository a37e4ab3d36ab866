import { expect, test } from '../src/fixtures';
import { kubectl } from '../src/kubectl';

const CLAIM = 'sandbox:payments:cluster.vcluster';

test('a cluster of their own: asked for, used with kubectl, resized, given back', async ({
  page,
  portal,
  signIn,
  open,
  expectAccessible,
}, testInfo) => {
  test.setTimeout(240_000);
  await signIn('payments-developer');
  await open('/berth/tenants/payments');

  // Two clicks and nothing typed.
  await page.getByRole('button', { name: 'Request Virtual cluster' }).click();
  const form = page.getByRole('dialog');
  const name = await form.getByRole('textbox', { name: /^Name/ }).inputValue();
  await expectAccessible('the form');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(new RegExp(`/berth/claims/${CLAIM}:${name}`));

  // Its kubeconfig unlocks by itself, and opens a real API server.
  const download = page.getByRole('button', {
    name: 'Download kubeconfig Developer',
  });
  await expect(download).toBeEnabled({ timeout: 60_000 });
  await expect(page.getByText('Nothing runs inside yet')).toBeVisible({
    timeout: 60_000,
  });
  await expectAccessible('the page of the cluster');
  const downloading = page.waitForEvent('download');
  await download.click();
  const file = testInfo.outputPath(`${name}-edit.yaml`);
  await (await downloading).saveAs(file);
  await kubectl(
    file,
    ...['create', 'deployment', 'web'],
    ...['--image', 'nginxinc/nginx-unprivileged'],
  );
  expect(await kubectl(file, 'get', 'deployments', '-A')).toMatch(
    /default +web /,
  );

  // What was made with kubectl shows in the portal.
  const workloads = page.getByRole('grid', { name: 'Workloads' });
  await expect(
    workloads.getByRole('row', { name: /web Deployment/ }),
  ).toBeVisible({ timeout: 30_000 });

  // Change: another size, which the host's API server has, too.
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Resize' }).click();
  const resize = page.getByRole('dialog');
  await resize.getByRole('button', { name: /Size/ }).click();
  await page.getByRole('option', { name: /medium/i }).click();
  // Until the list has closed it is what a click reaches.
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(resize.getByRole('button', { name: /Size/ })).toContainText(
    /medium/i,
  );
  await resize.getByRole('button', { name: 'Resize' }).click();
  await expect(resize).toBeHidden();
  const memory = () =>
    kubectl(
      portal.kubeconfigFile,
      ...['get', 'statefulset', name, '-n', 'payments', '-o'],
      'jsonpath={.spec.template.spec.containers[*].resources.limits.memory}',
    );
  await expect.poll(memory, { timeout: 30_000 }).toContain('4Gi');
  await expect(page.getByText('Medium', { exact: true })).toBeVisible();

  // Give it back: what is inside is listed before it goes.
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(dialog.getByText(/1 Deployment/)).toBeVisible({
    timeout: 30_000,
  });
  await dialog.getByRole('textbox').fill(name);
  await dialog
    .getByRole('button', { name: new RegExp(`Delete.*${name}`) })
    .click();
  await expect
    .poll(
      () =>
        kubectl(
          portal.kubeconfigFile,
          ...['get', 'statefulsets,applications', '-A', '-o', 'name'],
        ),
      { timeout: 60_000 },
    )
    .not.toContain(name);
  await open('/berth/tenants/payments');
  await expect(page.getByRole('heading', { name: 'Payments' })).toBeVisible();
  await expect(page.getByRole('grid').getByText(name)).toBeHidden();
});
