import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PartFiles, partFiles } from '../../../main/shell/partFiles.ts';

let folder: string;
let parts: PartFiles<string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mesto-parts-'));
  parts = partFiles();
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = () => join(folder, 'реестр.xlsx');
const names = () => readdirSync(folder);
const bytes = (text: string) => new TextEncoder().encode(text);

test('what was there stays till the new one is whole', async () => {
  writeFileSync(place(), 'вчера');
  const id = await parts.begin(place(), 'page');
  expect(await parts.piece(id, bytes('сего'))).toBeNull();
  expect(await parts.piece(id, bytes('дня'))).toBeNull();
  expect(readFileSync(place(), 'utf8')).toBe('вчера');
  expect(await parts.piece(id, null)).toBe(place());
  expect(readFileSync(place(), 'utf8')).toBe('сегодня');
  expect(names()).toEqual(['реестр.xlsx']);
  expect(parts.has(id)).toBe(false);
});

test('a page that is gone leaves nothing behind, and takes no other’s file along', async () => {
  const mine = await parts.begin(place(), 'mine');
  const other = await parts.begin(join(folder, 'договор.docx'), 'other');
  await parts.piece(mine, bytes('половина'));
  await parts.giveUpOf('mine');
  expect(parts.has(mine)).toBe(false);
  await parts.piece(other, null);
  expect(names()).toEqual(['договор.docx']);
});

test('the program’s end removes what is not whole', async () => {
  await parts.begin(place(), 'page');
  expect(names()).toHaveLength(1);
  parts.giveUpAll();
  expect(names()).toEqual([]);
});

test('a place that can’t be taken is told, and nothing stays', async () => {
  const id = await parts.begin(place(), 'page');
  rmSync(join(folder, names()[0] ?? ''));
  await expect(parts.piece(id, null)).rejects.toThrow('ENOENT');
  expect(names()).toEqual([]);
  await expect(parts.begin(join(folder, 'нет', 'а.xlsx'), 'page')).rejects.toThrow('ENOENT');
});
