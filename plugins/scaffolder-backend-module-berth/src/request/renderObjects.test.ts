import { parseAllDocuments } from 'yaml';
import { renderObjects } from './renderObjects';

describe('renderObjects', () => {
  it('writes YAML without what Secrets hold', () => {
    const text = renderObjects([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'settings' },
        data: { mode: 'fast' },
      },
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'login' },
        type: 'Opaque',
        data: { key: 'c2VjcmV0' },
        stringData: { password: 'secret' },
      },
    ]);
    expect(text).not.toMatch(/secret|c2VjcmV0/);
    expect(parseAllDocuments(text).map(document => document.toJS())).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'settings' },
        data: { mode: 'fast' },
      },
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'login' },
        type: 'Opaque',
        data: { key: '***' },
        stringData: { password: '***' },
      },
    ]);
  });
});
