import { claim } from './claim';
import { clusters } from './clusters';
import { common } from './common';
import { errors } from './errors';
import { functions } from './functions';
import { pipelines } from './pipelines';
import { gpu } from './gpu';
import { tenants } from './tenants';

/** All texts, in English. */
export const messages = {
  ...common,
  ...errors,
  ...tenants,
  ...claim,
  ...clusters,
  ...functions,
  ...pipelines,
  ...gpu,
};
