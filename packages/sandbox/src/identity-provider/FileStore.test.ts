import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FileStore } from './FileStore';

describe('FileStore', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-test-'));
  const file = path.join(folder, 'store.json');
  let seconds = 1000;
  const open = () => FileStore.open({ file, now: () => seconds * 1000 });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps what lasts, and only that, in a file of its own', async () => {
    const store = open();
    await store.adapter('RefreshToken').upsert('r', { grantId: 'g' }, 100);
    await store.adapter('Session').upsert('s', { uid: 'u' }, 100);
    await store.adapter('Interaction').upsert('i', { uid: 'v' }, 100);
    // eslint-disable-next-line no-bitwise -- the bits of a file's mode
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const again = open();
    expect(await again.adapter('RefreshToken').find('r')).toEqual({
      grantId: 'g',
    });
    expect(await again.adapter('Session').findByUid('u')).toEqual({ uid: 'u' });
    expect(await again.adapter('Interaction').find('i')).toBeUndefined();
    expect(await store.adapter('Interaction').find('i')).toEqual({ uid: 'v' });
  });

  it('forgets what has expired, was consumed, revoked or destroyed', async () => {
    const store = open();
    const codes = store.adapter('AuthorizationCode');
    await codes.upsert('short', {}, 10);
    await codes.upsert('revoked', { grantId: 'g' }, 100);
    await codes.upsert('used', { grantId: 'h' }, 100);
    await codes.upsert('gone', {}, 100);

    await codes.consume('used');
    await codes.revokeByGrantId('g');
    await codes.destroy('gone');
    seconds += 10;

    expect(await codes.find('short')).toBeUndefined();
    expect(await codes.find('revoked')).toBeUndefined();
    expect(await codes.find('gone')).toBeUndefined();
    expect(await codes.find('used')).toMatchObject({ consumed: 1000 });
    // Another model's are its own affair.
    expect(await store.adapter('RefreshToken').find('r')).toBeDefined();
  });

  it('starts afresh from a file that makes no sense', async () => {
    writeFileSync(file, 'not JSON');

    const store = open();

    expect(await store.adapter('Session').find('s')).toBeUndefined();
    await store.adapter('Session').upsert('t', { uid: 'w' }, 10);
    expect(readFileSync(file, 'utf8')).toContain('"uid":"w"');
  });
});
