import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { readDocuments, type PipelineReading } from './ir/readPipeline';
import { kfp, PIPELINE_VERSION } from './kind';

/**
 * A version as the cluster has it.
 *
 * @internal
 */
export interface ObservedVersion {
  objectName: string;
  /** As people know it. */
  name: string;
  createdAt: string;
  /** Whether Kubeflow Pipelines finds it among its pipeline's. */
  registered: boolean;
  /** The reason of its one condition; most have none. */
  status?: string;
  message?: string;
  read: () => PipelineReading;
}

/**
 * The versions of a pipeline, newest first.
 *
 * @internal
 */
export function versionsOf({ primary, children }: ClaimObjects) {
  const { uid } = primary.metadata as { uid?: string };
  return children
    .filter(({ kind }) => kind === PIPELINE_VERSION.kind)
    .map(child => observe(child, uid))
    .sort(
      (a, b) =>
        b.createdAt.localeCompare(a.createdAt) ||
        b.objectName.localeCompare(a.objectName),
    );
}

function observe(
  object: KubernetesObject,
  pipelineUid: string | undefined,
): ObservedVersion {
  const { metadata } = object;
  const spec = specOf(object);
  const condition = recordsOf(statusOf(object).conditions).find(
    ({ type }) => type === kfp.versionStatus,
  );
  const label = recordOf(metadata.labels)[kfp.pipelineId];
  const objectName = String(metadata.name);
  return {
    objectName,
    name: textOf(spec.versionName) ?? objectName,
    createdAt: textOf(metadata.creationTimestamp) ?? '',
    registered: pipelineUid !== undefined && label === pipelineUid,
    status: textOf(condition?.reason),
    message: textOf(condition?.message),
    read: () =>
      readDocuments(
        [spec.pipelineSpec, spec.platformSpec]
          .map(recordOf)
          .filter(document => Object.keys(document).length > 0),
      ),
  };
}
