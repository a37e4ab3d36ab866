import { clusterName } from './clusterName';

describe('clusterName', () => {
  it.each([
    ['kind-dev', 'kind-dev'],
    [
      'arn:aws:eks:eu-west-1:123:cluster/Prod',
      'arn-aws-eks-eu-west-1-123-cluster-prod',
    ],
    ['admin@10.0.0.1:6443', 'admin-10-0-0-1-6443'],
    ['-', 'cluster'],
    [`${'a'.repeat(70)}/b`, `${'a'.repeat(61)}-b`],
  ])('%s becomes %s', (context, name) => {
    expect(clusterName(context)).toBe(name);
  });
});
