import { describeAcceptance } from '@berth/offering-tests';
import { anyPipeline } from './__testUtils__/anyPipeline';
import { trainIrisYaml } from './__testUtils__/trainIris';
import { kubeflowPipeline } from './offering';
import { versionObject } from './versionObject';

const claim = { pipeline: trainIrisYaml };
const versions = ['v1', 'v2'].map(version =>
  versionObject({ pipelineName: 'orders', version, text: trainIrisYaml }),
);

describeAcceptance({
  cases: [
    {
      offering: kubeflowPipeline,
      fields: { pipeline: anyPipeline },
      actions: {
        'add-version': {
          claim,
          input: { pipeline: trainIrisYaml, version: 'v2' },
        },
        'remove-version': {
          claim,
          input: { version: 'v1' },
          children: versions,
        },
        describe: { claim, input: { title: 'Orders' } },
      },
    },
  ],
  crds: ['kubeflow-pipelines'],
});
