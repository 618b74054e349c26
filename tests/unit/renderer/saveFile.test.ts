import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Saving } from '../../../preload/channels.ts';
import { saveFile } from '../../../renderer/components/download/saveFile.ts';

/** The desktop window's shell, as the page meets it: what it got, piece by piece. */
const shell = (answers: { begin?: Saving; piece?: (nth: number) => Saving } = {}) => {
  const got: (Uint8Array | null)[] = [];
  const mesto = {
    beginSave: async () => answers.begin ?? { state: 'open', id: 'a' },
    savePiece: async (id: string, bytes: Uint8Array | null): Promise<Saving> => {
      got.push(bytes);
      if (answers.piece) return answers.piece(got.length);
      return bytes === null ? { state: 'saved', id, fileName: 'реестр.xlsx' } : { state: 'open', id };
    },
  };
  vi.stubGlobal('window', { mesto });
  return got;
};
afterEach(() => void vi.unstubAllGlobals());

const file = (bytes: Uint8Array<ArrayBuffer>) => ({ content: new Blob([bytes]), fileName: 'реестр.xlsx' });
const large = Uint8Array.from({ length: 2_500_000 }, (_, i) => i % 251);

describe('a file to the desktop window’s shell', () => {
  test('goes in small pieces, and is whole there', async () => {
    const got = shell();
    expect(await saveFile(file(large))).toEqual({
      state: 'saved',
      fileName: 'реестр.xlsx',
      place: { id: 'a' },
    });
    expect(got.at(-1)).toBeNull();
    const pieces = got.filter((piece) => piece !== null);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(2 ** 20);
    expect(Buffer.concat(pieces).equals(large)).toBe(true);
  });

  test('an empty one is ended too', async () => {
    const got = shell();
    expect(await saveFile(file(new Uint8Array()))).toMatchObject({ state: 'saved' });
    expect(got).toEqual([null]);
  });

  test('called off at the dialog: nothing is sent', async () => {
    const got = shell({ begin: { state: 'cancelled' } });
    expect(await saveFile(file(large))).toEqual({ state: 'cancelled' });
    expect(got).toEqual([]);
  });

  test('a full disk in the middle is told, and no more is sent', async () => {
    const full: Saving = { state: 'failed', sentence: 'На диске нет места' };
    const got = shell({ piece: (nth) => (nth === 2 ? full : { state: 'open', id: 'a' }) });
    expect(await saveFile(file(large))).toEqual(full);
    expect(got).toHaveLength(2);
  });
});
