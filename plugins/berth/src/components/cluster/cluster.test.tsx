import { stringifyClaimRef } from '@berth/backstage-plugin-berth-common';
import type { ClaimDetail } from '@berth/backstage-plugin-berth-common';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../__testUtils__/fakeBerthApi';
import { aClaimDetail, anOffering } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderBerth';
import type { BerthApi } from '../../api';

const id = stringifyClaimRef({
  cluster: 'sandbox',
  namespace: 'payments',
  offering: 'cluster.vcluster',
  name: 'dev',
});
const encoded = encodeURIComponent(id);

const secret = (name: string) => ({
  namespace: 'payments',
  name,
  keys: ['config'],
});

const edit = {
  id: 'edit',
  title: 'Developer',
  description: 'Role edit: deploy and change.',
  secret: secret('vc-dev-edit'),
};
const admin = {
  id: 'admin',
  title: 'Administrator',
  description: 'Role cluster-admin: everything inside.',
  secret: secret('vc-dev'),
};

const aVirtualCluster = (overrides: Partial<ClaimDetail> = {}): ClaimDetail =>
  aClaimDetail({
    id,
    name: 'dev',
    offering: 'cluster.vcluster',
    connection: {
      endpoints: [{ name: 'API server', host: 'dev.payments.svc', port: 443 }],
      kubeconfigs: [edit, admin],
    },
    ...overrides,
  });

const workload = (overrides: object) => ({
  kind: 'Deployment',
  namespace: 'default',
  name: 'web',
  phase: 'Ready',
  ready: 2,
  wanted: 2,
  system: false,
  ...overrides,
});

const areas = (items: object[] = [workload({})]) => ({
  [`clusters/workloads/${encoded}`]: { items, truncated: false, at: '' },
  [`clusters/contents/${encoded}`]: {
    inside: [
      { kind: 'Deployment', count: 3 },
      { kind: 'ConfigMap', count: 701, approximate: true },
    ],
    outside: [{ kind: 'PersistentVolumeClaim', count: 1 }],
  },
  [`clusters/kubeconfig/${encoded}/edit`]: 'apiVersion: v1',
});

const aClusterWorld = (claim = aVirtualCluster(), items?: object[]) =>
  aWorld({
    claims: [claim],
    offerings: [
      anOffering({
        id: 'cluster.vcluster',
        title: 'Virtual cluster',
        category: 'cluster',
        actions: [],
      }),
    ],
    areas: areas(items),
  });

const render = (api: BerthApi = fakeBerthApi(aClusterWorld())) =>
  renderPage(`/claims/${encoded}`, { api });

const writeText = jest.fn<Promise<void>, [string]>();
const saved: Array<{ name: string; href: string }> = [];

beforeEach(() => {
  writeText.mockReset();
  saved.length = 0;
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText },
  });
  Object.assign(URL, {
    createObjectURL: () => 'blob:kubeconfig',
    revokeObjectURL: () => {},
  });
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push({ name: this.download, href: this.href });
    });
});

afterEach(() => jest.restoreAllMocks());

const press = async (name: string) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => fireEvent.click(button));
};

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(
    ({ id: rule, nodes }) =>
      `${rule}: ${nodes.map(node => node.html).join(' | ')}`,
  );
}

describe('the kubeconfigs of a cluster', () => {
  it('are shown with what one may do by each, and a line to try', async () => {
    render();
    const list = await screen.findByRole('list', { name: 'Kubeconfigs' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('Role edit'),
      expect.stringContaining('Role cluster-admin'),
    ]);
    expect(
      screen.getByText('kubectl --kubeconfig dev-edit.yaml get deployments -A'),
    ).toBeVisible();
    expect(await faults()).toEqual([]);
  });

  it('are saved as a file, and tell until when they are good', async () => {
    const api = fakeBerthApi(aClusterWorld(), {
      readAreaFile: async (area, path) => ({
        text: `${area}${path}`,
        headers: new Headers({ 'Berth-Expires': '2027-01-02T03:04:05Z' }),
      }),
    });
    render(api);
    await press('Download kubeconfig Developer');
    expect(saved).toEqual([{ name: 'dev-edit.yaml', href: 'blob:kubeconfig' }]);
    expect(await screen.findByText(/^Good until .*2027/)).toBeVisible();
    expect(
      screen.getAllByText('Kubeconfig Developer downloaded').length,
    ).toBeGreaterThan(0);
    expect(document.body).not.toHaveTextContent('clusters/kubeconfig');
  });

  it('are copied, which is said only once the browser has done it', async () => {
    let done: () => void = () => {};
    writeText.mockReturnValue(
      new Promise(resolve => {
        done = resolve;
      }),
    );
    render();
    await press('Copy kubeconfig Developer');
    await waitFor(() => expect(writeText).toHaveBeenCalledTimes(1));
    expect(screen.queryByText(/Developer copied/)).not.toBeInTheDocument();
    await act(async () => done());
    expect(screen.getAllByText('Kubeconfig Developer copied')).toHaveLength(2);
    expect(writeText).toHaveBeenCalledWith('apiVersion: v1');
  });

  it('are not said to be copied where the browser refuses', async () => {
    writeText.mockRejectedValue(new Error('Not allowed'));
    render();
    await press('Copy kubeconfig Developer');
    expect(
      (await screen.findAllByText(/Developer not copied/)).length,
    ).toBeGreaterThan(0);
  });

  it('that cannot be had keep their buttons within reach, which say why', async () => {
    const reason = 'It is not there yet: the cluster writes it.';
    const claim = aVirtualCluster({
      connection: {
        endpoints: [],
        kubeconfigs: [{ ...edit, unavailable: reason }],
      },
    });
    const api = fakeBerthApi(aClusterWorld(claim));
    const read = jest.spyOn(api, 'readAreaFile');
    render(api);
    const button = await screen.findByRole('button', {
      name: 'Download kubeconfig Developer',
    });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(reason);
    button.focus();
    expect(button).toHaveFocus();
    await act(async () => fireEvent.click(button));
    expect(read).not.toHaveBeenCalled();
    expect(await faults()).toEqual([]);
  });

  it('are locked while the cluster is in the making', async () => {
    render(
      fakeBerthApi(aClusterWorld(aVirtualCluster({ phase: 'Provisioning' }))),
    );
    const button = await screen.findByRole('button', {
      name: 'Download kubeconfig Administrator',
    });
    expect(button).toHaveAccessibleDescription(/Unlocks by itself/);
    expect(screen.getByText(/shown while the cluster answers/)).toBeVisible();
  });

  it('are refused in words', async () => {
    const api = fakeBerthApi(aClusterWorld(), {
      readAreaFile: async () => {
        throw aResponseError({ name: 'NotAllowedError', message: 'Denied.' });
      },
    });
    render(api);
    await press('Download kubeconfig Developer');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /read the kubeconfig of dev/,
    );
    expect(saved).toEqual([]);
  });
});

describe('what runs inside', () => {
  it('is listed, what needs somebody first', async () => {
    const items = [
      workload({ name: 'well' }),
      workload({ name: 'dns', namespace: 'kube-system', system: true }),
      workload({
        kind: 'Pod',
        name: 'sick',
        phase: 'Failed',
        ready: 0,
        message: 'CrashLoopBackOff',
      }),
    ];
    render(fakeBerthApi(aClusterWorld(aVirtualCluster(), items)));
    const table = await screen.findByRole('grid', { name: 'Workloads' });
    const rows = () =>
      within(table)
        .getAllByRole('rowheader')
        .map(cell => cell.textContent);
    expect(rows()).toEqual(['sickPod in default', 'wellDeployment in default']);
    expect(within(table).getByText('CrashLoopBackOff')).toBeVisible();
    expect(within(table).getByText('0 of 2')).toBeVisible();

    await userEvent.click(
      screen.getByRole('switch', { name: /those of the cluster itself/ }),
    );
    expect(rows()).toContain('dnsDeployment in kube-system');
    expect(await faults()).toEqual([]);
  });

  it('may be nothing, and then there is a line to begin with', async () => {
    render(fakeBerthApi(aClusterWorld(aVirtualCluster(), [])));
    expect(await screen.findByText('Nothing runs inside yet')).toBeVisible();
    expect(screen.getByText(/create deployment web/)).toBeVisible();
  });

  it('says why it cannot be seen', async () => {
    const message = "'dev' cannot be looked into from the portal: no answer.";
    const api = fakeBerthApi(aClusterWorld(), {
      callArea: async () => {
        throw aResponseError({
          name: 'ServiceUnavailableError',
          code: 'cluster-unreachable',
          message,
        });
      },
    });
    render(api);
    expect(await screen.findByText(message)).toBeVisible();
    expect(await faults()).toEqual([]);
  });

  it('is asked for only while it is on the screen', async () => {
    const observers: Array<(seen: boolean) => void> = [];
    (globalThis as any).IntersectionObserver = class {
      constructor(callback: (entries: object[]) => void) {
        observers.push(isIntersecting => callback([{ isIntersecting }]));
      }
      observe() {}
      disconnect() {}
    };
    try {
      const api = fakeBerthApi(aClusterWorld());
      const call = jest.spyOn(api, 'callArea');
      render(api);
      await screen.findByRole('heading', { name: 'Workloads' });
      expect(call).not.toHaveBeenCalled();
      await act(async () => observers.forEach(tell => tell(true)));
      await waitFor(() => expect(call).toHaveBeenCalledTimes(1));
    } finally {
      delete (globalThis as any).IntersectionObserver;
    }
  });
});

describe('the deletion of a cluster', () => {
  it('lists what is inside first', async () => {
    render();
    await userEvent.click(
      await screen.findByRole('button', { name: /Actions/ }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Delete/ }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText('3 Deployment, about 701 ConfigMap'),
    ).toBeVisible();
    expect(within(dialog).getByText('1 PersistentVolumeClaim')).toBeVisible();
    expect(await faults()).toEqual([]);
  });

  it('says when that cannot be known', async () => {
    const world = aClusterWorld();
    world.areas[`clusters/contents/${encoded}`] = {
      inside: [],
      outside: [],
      problem: 'It sleeps; wake it first.',
    };
    render(fakeBerthApi(world));
    await userEvent.click(
      await screen.findByRole('button', { name: /Actions/ }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Delete/ }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText(/could not be listed/),
    ).toBeVisible();
    expect(within(dialog).getByText('It sleeps; wake it first.')).toBeVisible();
  });
});
