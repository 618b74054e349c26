import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserFacingError } from '../../../main/errors.ts';
import { choosePlace } from '../../../main/shell/dataPlace.ts';
import { databaseKey, type SecretStore, type VaultQuestion } from '../../../main/shell/vault.ts';

const memoryVault = (stored: string | null = null) => {
  const vault: SecretStore & { stored: string | null } = {
    stored,
    getPassword: async () => vault.stored,
    setPassword: async (_service, _account, password) => {
      vault.stored = password;
    },
  };
  return vault;
};

const ask = (vault: SecretStore, change: Partial<VaultQuestion> = {}) =>
  databaseKey({ load: async () => vault, newKey: () => 'k1', mayCreate: true, patienceMs: 50, ...change });

const refuse = async (): Promise<never> => {
  throw new Error('no D-Bus');
};

describe('databaseKey', () => {
  it('makes a key once and gives the same one afterwards', async () => {
    const vault = memoryVault();
    expect(await ask(vault)).toEqual({ state: 'ready', key: 'k1' });
    expect(await ask(vault, { newKey: () => 'k2', mayCreate: false })).toEqual({ state: 'ready', key: 'k1' });
  });

  it('never makes a second key over data whose key is lost', async () => {
    const vault = memoryVault();
    expect(await ask(vault, { mayCreate: false })).toEqual({ state: 'lost' });
    expect(vault.stored).toBeNull();
  });

  it('does not trust a vault that does not give the key back', async () => {
    const forgetful: SecretStore = { getPassword: async () => null, setPassword: async () => undefined };
    expect(await ask(forgetful)).toMatchObject({ state: 'unavailable' });
  });

  it.each<[string, Partial<VaultQuestion>]>([
    ['keytar does not load', { load: refuse }],
    ['reading rejects', { load: async () => ({ ...memoryVault(), getPassword: refuse }) }],
    ['writing rejects', { load: async () => ({ ...memoryVault(), setPassword: refuse }) }],
  ])('says unavailable when %s', async (_when, change) =>
    expect(await ask(memoryVault(), change)).toEqual({ state: 'unavailable', reason: 'no D-Bus' }),
  );

  it('does not wait for ever for an unlock', async () => {
    const locked: SecretStore = { ...memoryVault(), getPassword: () => new Promise(() => undefined) };
    expect(await ask(locked, { patienceMs: 5 })).toMatchObject({ state: 'unavailable' });
  });
});

describe('choosePlace', () => {
  it('keeps encrypted data and the plain demo apart', () => {
    expect(choosePlace('/h', { state: 'ready', key: 'k' }, false)).toEqual({
      dir: join('/h', 'data'),
      key: 'k',
    });
    expect(choosePlace('/h', { state: 'unavailable', reason: '' }, false)).toEqual({
      dir: join('/h', 'demo'),
    });
  });

  it('refuses rather than show a demo in place of data it cannot open', () => {
    expect(() => choosePlace('/h', { state: 'unavailable', reason: '' }, true)).toThrow(UserFacingError);
    expect(() => choosePlace('/h', { state: 'lost' }, true)).toThrow(UserFacingError);
  });
});
