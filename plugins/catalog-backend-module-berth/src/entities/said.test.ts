import { saidBy } from './said';

describe('saidBy', () => {
  it.each([undefined, {}])('is nothing of %j', annotations => {
    expect(saidBy(annotations)).toMatchObject({
      tags: [],
      links: [],
      dependsOn: [],
      dependencyOf: [],
      annotations: {},
    });
  });

  it('reads our own names before those of TeraSky', () => {
    expect(
      saidBy({
        'terasky.backstage.io/title': 'Theirs',
        'berth.dev/title': 'Ours',
        'terasky.backstage.io/component-type': 'service',
      }),
    ).toMatchObject({ title: 'Ours', type: 'service' });
  });

  it.each([
    ['team:Platform\nEnv:Prod-1', ['team:platform', 'env:prod-1']],
    ['a, b b ,,--,C.1', ['a', 'b-b', 'c-1']],
    ['x'.repeat(80), []],
  ])('reads the tags %j', (text, tags) => {
    expect(saidBy({ 'berth.dev/tags': text }).tags).toEqual(tags);
  });

  it.each([
    ['no JSON', '[{', []],
    ['no list', '{"url":"https://a.example.com"}', []],
    ['what leads nowhere', '[{"url":"javascript:alert(1)"},{"url":7},3]', []],
    [
      'what is whole',
      '[{"url":"https://a.example.com","title":"A","icon":"docs","type":"<b>"}]',
      [{ url: 'https://a.example.com/', title: 'A', icon: 'docs' }],
    ],
    [
      'a mailbox',
      '[{"url":"mailto:a@example.com"}]',
      [{ url: 'mailto:a@example.com' }],
    ],
  ])('reads of links %s', (_what, text, links) => {
    expect(saidBy({ 'berth.dev/links': text }).links).toEqual(links);
  });

  it('reads refs, and leaves out what is none', () => {
    expect(
      saidBy({
        'berth.dev/depends-on':
          'component:default/a,b, resource:other/c,no ref',
        'berth.dev/consumes-apis': 'prices',
        'berth.dev/provides-apis': 'orders',
        'berth.dev/system': 'component:default/a',
        'berth.dev/domain': 'money',
      }),
    ).toMatchObject({
      system: undefined,
      domain: 'domain:default/money',
      dependsOn: [
        'component:default/a',
        'component:default/b',
        'resource:other/c',
        'api:default/prices',
      ],
      dependencyOf: ['api:default/orders'],
    });
  });

  it.each([
    'kubernetes.io/api-server',
    'cluster.kubernetes.io/x',
    'backstage.io/managed-by-location',
    'backstage.io/kubernetes-namespace',
    'BACKSTAGE.io/orphan',
    'berth.dev/claim-id',
    'not a key',
    '',
  ])('takes no annotation %j from a list', key => {
    const { annotations } = saidBy({
      'berth.dev/annotations': `${key}=x\nexample.com/a=b=c, d`,
    });
    expect(annotations).toEqual({ 'example.com/a': 'b=c, d' });
  });

  it.each([
    ['app=x,tier in (a, b),!z', true],
    ['app=x&namespace=y', false],
    ['x'.repeat(501), false],
  ])('reads the label selector %s: %s', (selector, isRead) => {
    const said = saidBy({ 'berth.dev/label-selector': selector });
    expect(said.labelSelector).toBe(isRead ? selector : undefined);
  });

  it.each([
    [
      'a repository',
      { 'berth.dev/source': 'https://github.com/a/b' },
      { 'backstage.io/source-location': 'url:https://github.com/a/b/' },
    ],
    [
      'a branch and a folder of documentation',
      {
        'terasky.backstage.io/source-code-repo-url':
          'https://gitlab.example.com/a/b.git',
        'terasky.backstage.io/source-branch': 'next',
        'terasky.backstage.io/techdocs-path': '/docs/../guide',
      },
      {
        'backstage.io/source-location':
          'url:https://gitlab.example.com/a/b/-/tree/next/',
        'backstage.io/techdocs-ref':
          'url:https://gitlab.example.com/a/b/-/tree/next/docs/guide',
      },
    ],
    [
      'a folder of the source',
      {
        'berth.dev/source': 'https://github.com/a/b',
        'backstage.io/techdocs-ref': 'dir:docs',
      },
      {
        'backstage.io/source-location': 'url:https://github.com/a/b/',
        'backstage.io/techdocs-ref': 'dir:docs',
      },
    ],
    ['a folder of nothing', { 'backstage.io/techdocs-ref': 'dir:.' }, {}],
    [
      'a folder outside',
      {
        'berth.dev/source': 'https://github.com/a/b',
        'backstage.io/techdocs-ref': 'dir:../../etc',
      },
      { 'backstage.io/source-location': 'url:https://github.com/a/b/' },
    ],
    [
      'a file of the portal',
      { 'backstage.io/techdocs-ref': 'url:file:///etc' },
      {},
    ],
    ['no URL', { 'berth.dev/source': 'a/b' }, {}],
  ])('knows the source by %s', (_what, annotations, expected) => {
    expect(saidBy(annotations as Record<string, string>).annotations).toEqual(
      expected,
    );
  });
});
