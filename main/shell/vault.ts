/** The part of keytar that is used; a parameter, so that the rules are tested without a system vault. */
export interface SecretStore {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
}

export type VaultAnswer =
  /** The key is in the vault, and reading it back gave the same. */
  | { readonly state: 'ready'; readonly key: string }
  /** The vault works and holds no key, though data written with one exists. */
  | { readonly state: 'lost' }
  /** No vault on this machine, or it stays locked. */
  | { readonly state: 'unavailable'; readonly reason: string };

export interface VaultQuestion {
  /** Loads keytar; it throws where the system's library is missing, so it is loaded inside the try. */
  load(): Promise<SecretStore>;
  /** 32 random bytes in hex. */
  newKey(): string;
  /** A new key may be made only while no data exists: one made later would hide that the true one is lost. */
  readonly mayCreate: boolean;
  /** How long the user may take to unlock the vault. */
  readonly patienceMs: number;
}

const SERVICE = 'ru.mesto.desk';
const ACCOUNT = 'database-key';

/**
 * The database key from the system's vault (Windows Credential Manager, libsecret), made at the first start. It is never
 * written anywhere else: without a vault the answer says so, and the caller holds nothing but demo data.
 * Never rejects.
 */
export const databaseKey = async (question: VaultQuestion): Promise<VaultAnswer> => {
  try {
    return await within(question.patienceMs, readOrCreate(question));
  } catch (error) {
    return { state: 'unavailable', reason: error instanceof Error ? error.message : String(error) };
  }
};

const readOrCreate = async ({ load, newKey, mayCreate }: VaultQuestion): Promise<VaultAnswer> => {
  const vault = await load();
  const stored = await vault.getPassword(SERVICE, ACCOUNT);
  if (stored) return { state: 'ready', key: stored };
  if (!mayCreate) return { state: 'lost' };
  const key = newKey();
  await vault.setPassword(SERVICE, ACCOUNT, key);
  // Some vaults take a secret and forget it (a session-only collection, a broken agent): data would be lost with it.
  const readBack = await vault.getPassword(SERVICE, ACCOUNT);
  if (readBack !== key) return { state: 'unavailable', reason: 'the vault did not give the key back' };
  return { state: 'ready', key };
};

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the vault did not answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
