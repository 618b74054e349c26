import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
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

/** The place under the user's data folder, with the key from the system's vault. */
export const findDataPlace = async (home: string): Promise<DataPlace> => {
  const encryptedExists = existsSync(join(home, 'data'));
  const vault = await databaseKey({
    load: loadKeytar,
    newKey: () => randomBytes(32).toString('hex'),
    mayCreate: !encryptedExists,
    patienceMs: 120_000,
  });
  return choosePlace(home, vault, encryptedExists);
};

/** A CommonJS module: under its names or under `default`, as the loader pleases. */
const loadKeytar = async (): Promise<SecretStore> => {
  const loaded: SecretStore & { default?: SecretStore } = await import('keytar');
  return loaded.default ?? loaded;
};
