import { samplePipelineFile } from '@berth/sandbox';
import { readFileSync } from 'node:fs';
import { readPipeline } from '../ir/readPipeline';

/** A real compiled pipeline, as its file has it. */
export const trainIrisYaml = readFileSync(samplePipelineFile, 'utf8');

/** The same, read. */
export const trainIris = readPipeline(trainIrisYaml).pipeline!;
