import { rm } from 'node:fs/promises';
import {
  prepareCertificates,
  type Certificates,
} from '../../certificates/prepareCertificates';
import {
  apiServer,
  controllerManager,
  type BinarySettings,
  type FurtherControlPlane,
} from '../../components/controlPlane';
import type { ConnectionOptions } from '../../kubernetes/HttpConnection';
import { formatKubeconfig } from '../../kubernetes/kubeconfig';
import { KubernetesClient } from '../../kubernetes/KubernetesClient';
import { Component } from '../../processes/Component';
import { chooseFreePort } from '../../processes/ports';
import { pollUntil } from '../../processes/pollUntil';
import { readLastLines } from '../../processes/readLastLines';
import { DataFolder } from '../../state/DataFolder';

const attempts = 5;
const readyWithinMs = 120_000;

/**
 * What makes objects of objects within a virtual cluster. What schedules and
 * runs Pods is not among it: they run on the host cluster.
 */
const controllers = [
  'clusterrole-aggregation-controller',
  'cronjob-controller',
  'daemonset-controller',
  'deployment-controller',
  'disruption-controller',
  'endpointslice-controller',
  'garbage-collector-controller',
  'job-controller',
  'namespace-controller',
  'replicaset-controller',
  'resourcequota-controller',
  'root-ca-certificate-publisher-controller',
  'serviceaccount-controller',
  'serviceaccount-token-controller',
  'statefulset-controller',
];

/**
 * A virtual cluster's control plane: an API server of its own and its
 * controllers, with their own certificates and their own part of etcd. It
 * cannot outlive this process.
 *
 * @internal
 */
export class VirtualControlPlane {
  readonly connection: ConnectionOptions;
  readonly client: KubernetesClient;
  readonly certificates: Certificates;
  /** Settles when a process of it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #components: Component[];

  /** Starts it, and returns when it answers. */
  static async start(options: {
    settings: BinarySettings;
    plane: FurtherControlPlane;
    /** Names by which it is reached within the host cluster */
    dnsNames: string[];
  }): Promise<VirtualControlPlane> {
    const { settings, plane, dnsNames } = options;
    const data = await DataFolder.open(settings.data.path(plane.folder));
    const certificates = await prepareCertificates({
      data,
      dnsNames,
      now: () => Date.now(),
    });
    const lastPort = (await data.readState()).apiServerPort;
    for (let attempt = 1; ; attempt++) {
      const port = await chooseFreePort(attempt === 1 ? lastPort : undefined);
      const server = await Component.start(
        apiServer({ ...settings, apiServerPort: port, audit: false }, plane),
      );
      const connection = {
        url: `https://127.0.0.1:${port}`,
        ca: certificates.authority.certificate,
        ...certificates.clients.admin,
      };
      const client = KubernetesClient.create(connection);
      try {
        await pollUntil({
          what: `The API server of ${plane.name}`,
          timeoutMs: readyWithinMs,
          check: () => client.isReady(),
          dependsOn: [server],
        });
        await data.writeState({ apiServerPort: port });
        await data.write(
          'kubeconfigs/controller-manager',
          formatKubeconfig({
            name: plane.name,
            connection: {
              ...connection,
              ...certificates.clients['controller-manager'],
            },
          }),
        );
        const manager = await Component.start(
          controllerManager(settings, { ...plane, controllers }),
        );
        return new VirtualControlPlane({
          connection,
          client,
          certificates,
          components: [manager, server],
        });
      } catch (error) {
        client.close();
        const retry = attempt < attempts && couldNotListen(server);
        server.kill();
        await server.exited;
        if (!retry) {
          throw error;
        }
      }
    }
  }

  private constructor(options: {
    connection: ConnectionOptions;
    client: KubernetesClient;
    certificates: Certificates;
    components: Component[];
  }) {
    this.connection = options.connection;
    this.client = options.client;
    this.certificates = options.certificates;
    this.#components = options.components;
    this.ended = Promise.race(options.components.map(({ exited }) => exited));
  }

  /** Ends its processes; what it holds is in etcd. */
  async stop(): Promise<void> {
    this.client.close();
    for (const component of this.#components) {
      component.kill();
    }
    await Promise.all(this.#components.map(({ exited }) => exited));
  }
}

/**
 * Removes the files of a control plane that does not run.
 *
 * @internal
 */
export async function removeControlPlaneFiles(
  data: DataFolder,
  plane: Pick<FurtherControlPlane, 'folder'>,
): Promise<void> {
  await rm(data.path(plane.folder), { recursive: true, force: true });
}

// Somebody took the port between our choice and its use.
function couldNotListen(component: Component): boolean {
  return (
    component.died &&
    readLastLines(component.logFile, 20).some(line =>
      line.includes('address already in use'),
    )
  );
}
