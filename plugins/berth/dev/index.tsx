import { createDevApp } from '@backstage/frontend-dev-utils';
import { features } from './features';

createDevApp({ features });
