import { resourceLine } from './resources';

const t = (key: string, values = {}) => `${key} ${JSON.stringify(values)}`;

describe('resourceLine', () => {
  it.each([
    ['cpu', '500m', 'resource.cpu {"amount":"0.5"}'],
    ['requests.cpu', '2', 'resource.cpu {"amount":"2"}'],
    ['memory', '1Gi', 'resource.memory {"amount":"1 GiB"}'],
    ['requests.storage', '500G', 'resource.storage {"amount":"500 GB"}'],
    ['requests.storage', '1e9', 'resource.storage {"amount":"1e9"}'],
    ['requests.nvidia.com/gpu', '2', 'resource.gpu {"amount":"2"}'],
    ['example.org/fpga', '1', '1 example.org/fpga'],
    ['count/machines.cluster.x-k8s.io', '3', '3 machines'],
    ['count/configmaps', '1', '1 configmaps'],
  ])('says %s %s', (name, quantity, text) => {
    expect(resourceLine(name, quantity, t)).toBe(text);
  });
});
