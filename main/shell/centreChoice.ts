import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connecting } from '../../preload/channels.ts';
import { centreAddress, isCentre } from '../sync/centreAddress.ts';
import { homeOf } from './dataPlace.ts';
import { restart } from './restart.ts';

/** Which centre this computer exchanges with: one file beside the data. */
export interface CentreChoice {
  /** Keeps the choice and starts the program anew; a page says it, so the address is checked. */
  connect(address: unknown): Promise<Connecting>;
}

const fileIn = (home: string): string => join(home, 'centre.json');

/** null: none, the embedded demo is shown. A file that somebody spoiled counts as none: no data is lost by that. */
export const chosenCentre = (home: string): string | null => {
  try {
    const value: unknown = JSON.parse(readFileSync(fileIn(home), 'utf8'));
    const address: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, 'centre') : null;
    return typeof address === 'string' ? centreAddress(address) : null;
  } catch {
    return null;
  }
};

/** Whole or not at all: half a file would bring the desk up on the wrong data. */
const remember = (home: string, centre: string | null): void => {
  const draft = `${fileIn(home)}.new`;
  writeFileSync(draft, JSON.stringify({ centre }));
  renameSync(draft, fileIn(home));
};

const refused = (sentence: string): Connecting => ({ state: 'refused', sentence });

export const centreChoice = (home: string): CentreChoice => ({
  connect: async (given) => {
    if (given !== null && typeof given !== 'string') return refused('Укажите адрес центра.');
    const address = given === null ? null : centreAddress(given);
    if (given !== null && address === null)
      return refused(
        'Нужен адрес вида https://узел. Без шифрования, по http, можно только к центру на этом же компьютере.',
      );
    if (address !== null && !(await isCentre(address)))
      return refused(
        'По этому адресу центр не отвечает. Проверьте адрес и сеть; адрес даёт тот, кто ставил центр.',
      );
    mkdirSync(homeOf(home, address), { recursive: true });
    remember(home, address);
    restart();
    return { state: 'restarting' };
  },
});
