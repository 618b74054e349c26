import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backupsOf } from '../../db/backups.ts';
import { openDatabase } from '../../db/open.ts';
import { warehouses } from '../../db/schema/property.ts';
import { client, warehouse } from '../support/factories.ts';
import { MIGRATIONS, tempDir, testDatabase, testDesk } from '../support/testDesk.ts';

const AT = Date.UTC(2026, 10, 25, 9, 20, 5);

test('a backup holds what stood in the database when it was made, and comes back at the next start', async () => {
  const dataDir = tempDir();
  const open = (key?: string) =>
    openDatabase({ dataDir, migrationsDir: MIGRATIONS, ...(key === undefined ? {} : { key }) });
  const key = "ключ «с кавычкой'»";
  const first = open(key);
  warehouse(first.write, { id: 1, name: 'До копии' });
  const backups = backupsOf(first, { dataDir, key });
  const made = await backups.make(AT);
  expect(made.name).toBe('desk-20261125T092005Z.db');
  expect(backups.list()).toEqual([made]);
  first.write.update(warehouses).set({ name: 'После копии' }).run();
  expect(backups.restoreAtStart('desk-20200101T000000Z.db')).toBe(false);
  expect(backups.restoreAtStart(made.name)).toBe(true);
  first.close();

  const second = open(key);
  expect(second.read.select().from(warehouses).all()).toMatchObject([{ name: 'До копии' }]);
  second.close();
  expect(readdirSync(dataDir)).toContain('desk.db.before-desk-20261125T092005Z');

  // Once: the next start leaves the database alone.
  const third = open(key);
  onTestFinished(() => third.close());
  third.write.update(warehouses).set({ name: 'После возврата' }).run();
  expect(backupsOf(third, { dataDir, key }).list()).toHaveLength(1);
});

test('writes go on while a backup is made, a damaged one is refused, and the oldest go', async () => {
  const dataDir = tempDir();
  const connections = testDatabase(dataDir);
  const backups = backupsOf(connections, { dataDir });
  for (let day = 0; day < 16; day++) await backups.make(AT + day * 86_400_000);
  expect(backups.list()).toHaveLength(14);
  expect(backups.list()[0]?.madeAt).toBe(AT + 15 * 86_400_000);
  const name = backups.list()[3]?.name ?? '';
  writeFileSync(join(backups.folder, name), 'something else');
  expect(backups.restoreAtStart(name)).toBe(false);
  expect(backups.restoreAtStart('../../desk.db')).toBe(false);

  const making = backups.make(AT + 17 * 86_400_000);
  await connections.exclusive((db) => warehouse(db, { id: 7 }));
  await making;
  expect(connections.read.select().from(warehouses).all()).toHaveLength(1);
});

test('another folder: chosen for good, the old copies stay and can be put back, and so can those of the new one', async () => {
  const [dataDir, disk] = [tempDir(), tempDir()];
  const connections = testDatabase(dataDir);
  const backups = backupsOf(connections, { dataDir });
  const old = await backups.make(AT);
  expect(backups.choose(join(disk, 'none'))).toBe(false);
  expect(backups.folder).toBe(join(dataDir, 'backups'));
  expect(backups.choose(disk)).toBe(true);
  // As at the next start.
  const again = backupsOf(connections, { dataDir });
  expect(again.folder).toBe(disk);
  const made = await again.make(AT + 86_400_000);
  expect(readdirSync(disk)).toEqual([made.name]);
  expect(again.list()).toEqual([made, old]);
  for (let day = 2; day < 18; day++) await again.make(AT + day * 86_400_000);
  expect(again.list()).toHaveLength(15);
  expect(again.list().at(-1)).toEqual(old);

  // A disk that is pulled out: the copy is made all the same.
  const last = again.list()[0]?.name ?? '';
  expect(again.restoreAtStart(last)).toBe(true);
  rmSync(disk, { recursive: true });
  const near = await again.make(AT + 20 * 86_400_000);
  expect(near.folder).toBe(join(dataDir, 'backups'));
  expect(again.list().map(({ name }) => name)).toEqual([near.name, last, old.name]);
  connections.close();
  const restored = openDatabase({ dataDir, migrationsDir: MIGRATIONS });
  onTestFinished(() => restored.close());
  expect(readdirSync(dataDir)).toContain(`desk.db.before-${last.replace('.db', '')}`);
});

test('backups by the API: made by anybody, put back by who sets accesses', async () => {
  const desk = await testDesk();
  const made = await desk.post('/_desk_/backups', {});
  expect(made.body).toMatchObject({ msg_type: 'success', backup: { name: 'desk-20261123T090000Z.db' } });
  const { body } = await desk.get('/_desk_/backups');
  expect(body.backups).toEqual([made.body.backup]);
  expect((await desk.post('/_desk_/backups/desk-20200101T000000Z.db/restore', {})).status).toBe(409);
  expect((await desk.post(`/_desk_/backups/${made.body.backup.name}/restore`, {})).body.msg_type).toBe(
    'success',
  );
});

test('the log for support names no client', async () => {
  const desk = await testDesk();
  client(desk.db, { id: 1, lastName: 'Крестовоздвиженский' });
  await desk.post('/_edit_client_', { client: { user_id: 1, familyname: 'Преображенский' } });
  const { body } = await desk.get('/_desk_/diagnostics');
  expect(body).toMatchObject({ version: '0.0.0-test', data_dir: desk.dataDir });
  expect(body.bytes).toBeGreaterThan(0);
  expect(body.log).toContain('exchange: standalone');
  expect(body.log).not.toMatch(/Преображенский|Крестовоздвиженский/);
});
