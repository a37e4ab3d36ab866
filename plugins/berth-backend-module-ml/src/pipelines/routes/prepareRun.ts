import { berthError } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { checkValues } from '../ir/checkValues';
import type { PipelinesClient, RunRequest } from '../rest/PipelinesClient';
import type { bodies } from './bodies';
import { readVersion } from './PipelinesAt';

/**
 * Makes what somebody asks for a run of: its values fit the version, and its
 * experiment is there.
 *
 * @throws InputError with code `input-invalid` that names the parameters
 * @internal
 */
export async function prepareRun(
  client: PipelinesClient,
  body: z.infer<typeof bodies.run>,
): Promise<RunRequest> {
  const { pipelineId, versionId, parameters, experiment } = body;
  const version = await client.getVersion(pipelineId, versionId);
  const fields = checkValues(readVersion(version).parameters, parameters);
  if (fields.length > 0) {
    throw berthError('input-invalid', {
      message: `${fields[0].field}: ${fields[0].message}`,
      fields: fields.map(({ field, message }) => ({
        field: `parameters.${field}`,
        message,
      })),
    });
  }
  const { title, description, serviceAccount } = body;
  return {
    title,
    description,
    serviceAccount,
    pipelineId,
    versionId,
    parameters,
    experimentId: await experimentId(client, experiment),
  };
}

/** The experiment of a title, made where there is none. */
async function experimentId(
  client: PipelinesClient,
  title: string,
): Promise<string> {
  const find = async () =>
    (await client.listExperiments()).find(
      one => one.title === title && !one.archived,
    );
  const found = await find();
  if (found) {
    return found.id;
  }
  try {
    return (await client.createExperiment(title)).id;
  } catch (error) {
    // Somebody else may have made it just now.
    const made = await find();
    if (!made) {
      throw error;
    }
    return made.id;
  }
}
