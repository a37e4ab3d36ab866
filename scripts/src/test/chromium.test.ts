import { chooseChromium } from './chromium';

function choose(options: {
  env?: NodeJS.ProcessEnv;
  installed?: string[];
  isRoot?: boolean;
}) {
  const { env = {}, installed = [], isRoot = false } = options;
  return chooseChromium({
    env,
    isRoot,
    find: name => (installed.includes(name) ? `/usr/bin/${name}` : undefined),
  });
}

describe('chooseChromium', () => {
  it('takes CHROME_BIN before anything else', () => {
    expect(
      choose({ env: { CHROME_BIN: '/opt/chrome' }, installed: ['chromium'] }),
    ).toEqual({ kind: 'found', file: '/opt/chrome' });
  });

  it.each(['chromium', 'google-chrome'])('takes %s from the PATH', name => {
    expect(choose({ installed: [name] })).toEqual({
      kind: 'found',
      file: `/usr/bin/${name}`,
    });
  });

  it('installs it on Debian as root', () => {
    expect(choose({ installed: ['apt-get'], isRoot: true })).toEqual({
      kind: 'apt',
    });
  });

  it('else downloads it', () => {
    expect(choose({ installed: ['apt-get'] })).toEqual({ kind: 'playwright' });
    expect(choose({ isRoot: true })).toEqual({ kind: 'playwright' });
  });
});
