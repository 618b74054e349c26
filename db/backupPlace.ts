import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { backupFolder } from './restore.ts';

/** Where copies go: the folder in the data directory, or another that somebody has chosen, as on a second disk. */

const choiceIn = (dataDir: string): string => join(dataDir, 'backups.json');

/** null: none was chosen, or somebody spoiled the file. */
export const chosenFolder = (dataDir: string): string | null => {
  try {
    const value: unknown = JSON.parse(readFileSync(choiceIn(dataDir), 'utf8'));
    const folder: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'folder') : null;
    return typeof folder === 'string' && isAbsolute(folder) ? folder : null;
  } catch {
    return null;
  }
};

/** Whether a file can be made there now: a disk may be full of rights, or pulled out. */
const isWritable = (folder: string): boolean => {
  try {
    rmSync(mkdtempSync(join(folder, '.mesto-')), { recursive: true });
    return true;
  } catch {
    return false;
  }
};

/** Remembers where copies go from now on; those made before stay where they are. @returns false: nothing can be written there */
export const chooseFolder = (dataDir: string, folder: string): boolean => {
  if (!isWritable(folder)) return false;
  const draft = `${choiceIn(dataDir)}.new`;
  writeFileSync(draft, JSON.stringify({ folder }));
  renameSync(draft, choiceIn(dataDir));
  return true;
};

/** Where a copy is made now: a chosen folder that is out of reach gives way to the one in the data directory. */
export const folderNow = (dataDir: string): string => {
  const chosen = chosenFolder(dataDir);
  if (chosen !== null && isWritable(chosen)) return chosen;
  mkdirSync(backupFolder(dataDir), { recursive: true });
  return backupFolder(dataDir);
};

/** All folders with copies, the chosen one first. */
export const foldersOf = (dataDir: string): readonly string[] => {
  const chosen = chosenFolder(dataDir);
  return chosen === null ? [backupFolder(dataDir)] : [chosen, backupFolder(dataDir)];
};
