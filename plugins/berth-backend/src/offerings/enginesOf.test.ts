import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { enginesOf } from './enginesOf';

const database = (system: string, engine?: string) =>
  anOffering({ id: `database.${system}`, category: 'database', engine });

const offerings = [
  database('zalando', 'postgresql'),
  database('someone-else', 'postgresql'),
  database('cloudnative-pg', 'postgresql'),
  database('crunchy', 'postgresql'),
  database('percona-mysql', 'mysql'),
  database('plain'),
];

describe('the engines', () => {
  it('come in the usual order where nobody has said', () => {
    expect(enginesOf(offerings, {})).toEqual([
      { id: 'mysql', offerings: ['database.percona-mysql'] },
      {
        id: 'postgresql',
        offerings: [
          'database.cloudnative-pg',
          'database.crunchy',
          'database.zalando',
          'database.someone-else',
        ],
      },
    ]);
  });

  it('come in the order of the platform team, and no other counts', () => {
    const policy = {
      postgresql: ['database.zalando', 'database.cloudnative-pg'],
    };
    expect(enginesOf(offerings, policy)[1].offerings).toEqual(
      policy.postgresql,
    );
  });

  it.each([
    ['one that is not installed', ['database.gone', 'database.zalando']],
    ['one of another engine', ['database.percona-mysql', 'database.zalando']],
  ])('pass over %s', (_, postgresql) => {
    expect(enginesOf(offerings, { postgresql })[1].offerings).toEqual([
      'database.zalando',
    ]);
  });

  it('may be turned off', () => {
    expect(enginesOf(offerings, { mysql: [] })[0].offerings).toEqual([]);
  });
});
