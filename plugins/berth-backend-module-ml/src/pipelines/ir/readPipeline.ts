import { recordOf, textOf } from '@berth/backstage-plugin-berth-node';
import { parseAllDocuments } from 'yaml';
import { checkPlatform, checkStructure } from './checkStructure';
import { componentOf, componentRefOf, executorOf, tasksOf } from './components';
import { MAX_PIPELINE_BYTES } from './limits';
import { parametersOf } from './parameters';
import type { CompiledPipeline } from './types';

type Fields = Record<string, unknown>;

const SCHEMA_VERSION = '2.1.0';
/** As Kubeflow Pipelines has it, at most 128 characters. */
const NAME = /^[a-z0-9][a-z0-9-]{0,127}$/;

const PYTHON =
  'This is the Python source. Compile it first, with kfp dsl compile --py pipeline.py --output pipeline.yaml, and upload what comes of it.';

/**
 * What a file turned out to be: a pipeline, or why it is none, in sentences
 * that say what to do.
 *
 * @internal
 */
export type PipelineReading =
  | { pipeline: CompiledPipeline; problems: [] }
  | { pipeline?: undefined; problems: string[] };

/**
 * Reads a compiled pipeline: the YAML, or JSON, that `kfp` compiles to. It may
 * hold a second document with settings for Kubernetes.
 *
 * @internal
 */
export function readPipeline(text: string): PipelineReading {
  const size = Buffer.byteLength(text);
  if (size > MAX_PIPELINE_BYTES) {
    return refused(
      `It has ${size} bytes, and a run holds at most ${MAX_PIPELINE_BYTES}; put the code of large components into an image.`,
    );
  }
  const { documents, problem } = documentsOf(text);
  if (problem) {
    return refused(problem);
  }
  // Python may well be a text that YAML takes.
  return looksLikePython(text) && !documents.some(isPipelineSpec)
    ? refused(PYTHON)
    : readDocuments(documents);
}

/**
 * As {@link readPipeline}, of documents that have been parsed, as objects of
 * Kubernetes and the REST API hold them.
 *
 * @internal
 */
export function readDocuments(documents: Fields[]): PipelineReading {
  const specs = documents.filter(isPipelineSpec);
  const platforms = documents.filter(isKubernetesPlatform);
  const [spec] = specs;
  if (!spec) {
    return refused(whatElse(documents));
  }
  if (specs.length > 1 || platforms.length > 1) {
    return refused(
      'It holds several pipelines; upload each of them as a file of its own.',
    );
  }
  const problems = checkHeader(spec);
  const [platformSpec] = platforms;
  const { parameters, problems: unaskable } = parametersOf(spec);
  problems.push(...checkStructure(spec), ...unaskable);
  if (platformSpec) {
    problems.push(...checkPlatform(spec, platformSpec));
  }
  if (problems.length > 0) {
    return { problems };
  }
  const { name, description } = recordOf(spec.pipelineInfo);
  const images = imagesOf(spec);
  return {
    problems: [],
    pipeline: {
      name: String(name),
      ...(textOf(description) && { description: textOf(description) }),
      ...(textOf(spec.sdkVersion) && { sdkVersion: textOf(spec.sdkVersion) }),
      spec,
      ...(platformSpec && { platformSpec }),
      parameters,
      taskCount: images.length,
      images: [...new Set(images.filter(Boolean))],
    },
  };
}

function refused(problem: string): PipelineReading {
  return { problems: [problem] };
}

function documentsOf(text: string): { documents: Fields[]; problem?: string } {
  try {
    const parsed = parseAllDocuments(text);
    const list = 'empty' in parsed ? [] : parsed;
    const broken = list.flatMap(({ errors }) => errors)[0];
    if (broken) {
      return { documents: [], problem: notYaml(text, broken.message) };
    }
    const values = list.map(document => document.toJS() as unknown);
    return { documents: values.map(recordOf) };
  } catch (error) {
    // Such as aliases that multiply without end.
    return { documents: [], problem: notYaml(text, (error as Error).message) };
  }
}

function notYaml(text: string, fault: string): string {
  return looksLikePython(text)
    ? PYTHON
    : `It is no YAML: ${fault.split('\n')[0].replace(/[:.\s]+$/, '')}.`;
}

function looksLikePython(text: string): boolean {
  return /^\s*(from|import) kfp\b|^\s*@dsl\.|^\s*@component/m.test(text);
}

function whatElse(documents: Fields[]): string {
  const kinds = documents.map(({ kind }) => textOf(kind));
  if (kinds.some(kind => kind === 'Workflow' || kind === 'WorkflowTemplate')) {
    return 'This is a workflow of Argo, or a pipeline of version 1. Compile it with kfp 2, or ask for an Argo workflow instead.';
  }
  if (kinds.includes('PipelineVersion')) {
    return 'This is an object of Kubernetes. Upload what lies in its spec.pipelineSpec.';
  }
  return 'It holds no compiled pipeline: one has pipelineInfo, root and schemaVersion, as kfp dsl compile writes them.';
}

function checkHeader(spec: Fields): string[] {
  const version = textOf(spec.schemaVersion) ?? 'none';
  const name = textOf(recordOf(spec.pipelineInfo).name) ?? '';
  return [
    ...(version === SCHEMA_VERSION
      ? []
      : [
          `Its schema version is ${version}, and Kubeflow Pipelines runs ${SCHEMA_VERSION}; compile it anew with kfp 2.`,
        ]),
    ...(NAME.test(name)
      ? []
      : [
          `Its name '${name}' has to be of lower-case letters, digits and dashes, at most 128; change the name in @dsl.pipeline.`,
        ]),
  ];
}

/** The image of each container that it names, empty for importers. */
function imagesOf(spec: Fields): string[] {
  const images: string[] = [];
  const visit = (component: Fields) => {
    const label = textOf(component.executorLabel);
    if (label) {
      const { container } = executorOf(spec, label) ?? {};
      images.push(textOf(recordOf(container).image) ?? '');
    }
    for (const task of Object.values(tasksOf(component))) {
      visit(componentOf(spec, componentRefOf(task)) ?? {});
    }
  };
  visit(recordOf(spec.root));
  return images;
}

function isPipelineSpec(document: Fields): boolean {
  return Boolean(document.pipelineInfo) && Boolean(document.root);
}

function isKubernetesPlatform(document: Fields): boolean {
  return 'kubernetes' in recordOf(document.platforms);
}
