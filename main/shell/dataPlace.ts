import { createHash, randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { databaseSentence, UserFacingError } from '../errors.ts';
import { databaseKey, type SecretStore, type VaultAnswer } from './vault.ts';

/** Where this start keeps its data; without a key only demo data may go there. */
export interface DataPlace {
  readonly dir: string;
  readonly key?: string;
}

/**
 * Makes the folder that everything of this start is written under. Electron takes a folder that it cannot write for one that
 * another start holds, and would end without a word.
 * @throws UserFacingError
 */
export const makeHome = (home: string): void => {
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
  } catch (cause) {
    throw new UserFacingError('home_unreadable', 503, databaseSentence('unreadable', home), { cause });
  }
};

/**
 * Encrypted data and the plain demo live in two folders, so that neither is ever opened as the other when a vault comes or
 * goes between two starts.
 * @throws UserFacingError when encrypted data exists and its key cannot be had
 */
export const choosePlace = (home: string, vault: VaultAnswer, encryptedExists: boolean): DataPlace => {
  if (vault.state === 'ready') return { dir: join(home, 'data'), key: vault.key };
  if (vault.state === 'unavailable' && !encryptedExists) return { dir: join(home, 'demo') };
  const sentence =
    vault.state === 'lost'
      ? 'Ключ к данным не найден в системном хранилище паролей. Данные не изменены: войдите под тем пользователем системы, под которым программу установили, или обратитесь в поддержку.'
      : 'Системное хранилище паролей недоступно, без него зашифрованные данные не открыть. Они не изменены: разблокируйте хранилище и запустите программу снова.';
  throw new UserFacingError(`vault_${vault.state}`, 500, sentence);
};

/**
 * Where the data of one centre lie, apart from the demo's and from another centre's: a readable name, and a digest, since two
 * addresses may read alike. null: the embedded demo.
 */
export const homeOf = (home: string, centre: string | null): string => {
  if (centre === null) return home;
  const name = new URL(centre).host.replace(/[^a-z0-9.-]/gi, '_');
  const digest = createHash('sha256').update(centre).digest('hex').slice(0, 8);
  return join(home, 'centres', `${name}-${digest}`);
};

/** Is there anything that was encrypted with the vault's one key? */
const anyEncrypted = (home: string): boolean => {
  const centres = join(home, 'centres');
  const homes = existsSync(centres) ? readdirSync(centres).map((name) => join(centres, name)) : [];
  return [home, ...homes].some((one) => existsSync(join(one, 'data')));
};

/** The place under the user's data folder, with the key from the system's vault. */
export const findDataPlace = async (home: string, centre: string | null): Promise<DataPlace> => {
  const own = homeOf(home, centre);
  const vault = await databaseKey({
    load: loadKeytar,
    newKey: () => randomBytes(32).toString('hex'),
    mayCreate: !anyEncrypted(home),
    patienceMs: 120_000,
  });
  return choosePlace(own, vault, existsSync(join(own, 'data')));
};

/** A CommonJS module: under its names or under `default`, as the loader pleases. */
const loadKeytar = async (): Promise<SecretStore> => {
  const loaded: SecretStore & { default?: SecretStore } = await import('keytar');
  return loaded.default ?? loaded;
};
