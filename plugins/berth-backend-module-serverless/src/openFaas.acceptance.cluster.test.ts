import { describeAcceptance } from '@berth/offering-tests';
import { openFaasFunction } from './openfaas-function';

// OpenFaaS's licence keeps its definition to itself: ours is written from the
// public description of its API.
describeAcceptance({
  cases: [
    {
      offering: openFaasFunction,
      actions: {
        deploy: { input: { image: 'ghcr.io/example/thumbnails:v2' } },
        scale: { input: { maxReplicas: 9 } },
        resize: { input: { plan: 'large' } },
        'set-variables': { input: { environment: { WIDTH: '80' } } },
      },
    },
  ],
});
