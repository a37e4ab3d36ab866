import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { berthTranslationRef } from '../translationRef';
import { claim } from './claim';
import { clusters } from './clusters';
import { common } from './common';
import { errors } from './errors';
import { functions } from './functions';
import { pipelines } from './pipelines';
import { gpu } from './gpu';
import { tenants } from './tenants';

/** All texts, in German. `full` has the compiler find what is missing. */
export default createTranslationMessages({
  ref: berthTranslationRef,
  full: true,
  messages: {
    ...common,
    ...errors,
    ...tenants,
    ...claim,
    ...clusters,
    ...functions,
    ...pipelines,
    ...gpu,
  },
});
