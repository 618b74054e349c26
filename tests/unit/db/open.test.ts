import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DatabaseError } from '../../../db/errors.ts';
import { openFileStore } from '../../../db/files.ts';
import { openDatabase } from '../../../db/open.ts';
import { warehouse } from '../../support/factories.ts';
import { MIGRATIONS, tempDir } from '../../support/testDesk.ts';

const open = (dataDir: string, key?: string) =>
  openDatabase({ dataDir, migrationsDir: MIGRATIONS, ...(key === undefined ? {} : { key }) });

const fault = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof DatabaseError) return error.fault;
    throw error;
  }
  return 'opened';
};

/** Root may write anywhere: as root the case is tried by a child that is nobody. */
const faultAsOrdinaryUser = (dataDir: string): string => {
  if (process.getuid?.() !== 0) return fault(() => open(dataDir));
  const script = `
    const { openDatabase } = await import('${join(import.meta.dirname, '../../../db/open.ts')}');
    try { openDatabase({ dataDir: '${dataDir}', migrationsDir: '${MIGRATIONS}' }); console.log('opened'); }
    catch (error) { console.log(error.fault ?? error); }`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    uid: 65534,
    encoding: 'utf8',
  });
  return child.stdout.trim() || child.stderr;
};

describe('opening a data directory', () => {
  test('one process at a time; free again when it is closed', () => {
    const dir = tempDir();
    const first = open(dir);
    expect(fault(() => open(dir))).toBe('inUse');
    first.close();
    open(dir).close();
  });

  test('a reader can not write, and reads what is committed', () => {
    const { read, write, close } = open(tempDir());
    warehouse(write);
    expect(read.all('SELECT name FROM warehouses')).toHaveLength(1);
    expect(() => read.all(`DELETE FROM warehouses RETURNING id`)).toThrow();
    expect(read.all('SELECT name FROM warehouses')).toHaveLength(1);
    close();
  });

  test('a power cut keeps what was committed: WAL, flushed at each commit', () => {
    const { write, close } = open(tempDir());
    expect(write.$client.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(write.$client.pragma('synchronous', { simple: true })).toBe(2);
    expect(write.$client.pragma('foreign_keys', { simple: true })).toBe(1);
    close();
  });

  test('with a key nothing can be read without it, and the file stays as it is', () => {
    const dir = tempDir();
    const { write, close } = open(dir, "ключ с ' кавычкой");
    warehouse(write, { name: 'Борисовские' });
    close();
    const bytes = readFileSync(join(dir, 'desk.db'));
    expect(bytes.includes('Борисовские')).toBe(false);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(fault(() => open(dir))).toBe('wrongKey');
    expect(fault(() => open(dir, 'другой'))).toBe('wrongKey');
    expect(readFileSync(join(dir, 'desk.db'))).toEqual(bytes);
    open(dir, "ключ с ' кавычкой").close();
  });

  test('what is no database is left alone', () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'desk.db'), 'Это не база данных, а чей-то файл. '.repeat(100));
    const before = readFileSync(join(dir, 'desk.db'));
    expect(fault(() => open(dir))).toBe('wrongKey');
    expect(readFileSync(join(dir, 'desk.db'))).toEqual(before);
  });

  test('a damaged database is told, not opened', () => {
    const dir = tempDir();
    const { write, close } = open(dir);
    for (let id = 1; id < 500; id++) warehouse(write, { id });
    close();
    const bytes = readFileSync(join(dir, 'desk.db'));
    bytes.fill(0xaa, bytes.length - 3 * 4096, bytes.length - 4096);
    writeFileSync(join(dir, 'desk.db'), bytes);
    expect(fault(() => open(dir))).toBe('damaged');
  });

  test('a database of a newer version is refused and not touched', () => {
    const dir = tempDir();
    const { write, close } = open(dir);
    write.$client.exec(
      `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('future', 9999999999999)`,
    );
    close();
    const before = statSync(join(dir, 'desk.db')).mtimeMs;
    expect(fault(() => open(dir))).toBe('newer');
    expect(statSync(join(dir, 'desk.db')).mtimeMs).toBe(before);
  });

  test('a path that is a file, or under one', () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'file'), '');
    expect(fault(() => open(join(dir, 'file')))).toBe('unreadable');
    expect(fault(() => open(join(dir, 'file', 'deeper')))).toBe('unreadable');
  });

  test('a folder without rights', () => {
    const dir = join(tempDir(), 'locked');
    mkdirSync(dir);
    chmodSync(dirname(dir), 0o755);
    chmodSync(dir, 0o555);
    expect(faultAsOrdinaryUser(dir)).toBe('unreadable');
  });

  test('a full disk: nothing half done, and all is there when there is room again', () => {
    const dir = tempDir();
    const { write, read, close } = open(dir);
    warehouse(write, { id: 1 });
    const pages = write.$client.pragma('page_count', { simple: true });
    write.$client.pragma(`max_page_count = ${pages}`);
    const fill = () =>
      write.transaction(() => {
        for (let id = 2; id < 3000; id++) warehouse(write, { id });
      });
    expect(fill).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    expect(read.all('SELECT id FROM warehouses')).toEqual([{ id: 1 }]);
    write.$client.pragma('max_page_count = 1000000');
    fill();
    expect(read.get<{ n: number }>('SELECT count(*) AS n FROM warehouses').n).toBe(2999);
    close();
  });
});

describe('stored files', () => {
  test('the same content is one file, named by its hash', () => {
    const store = openFileStore(tempDir());
    const id = store.put(Buffer.from('снимок'));
    expect(store.put(Buffer.from('снимок'))).toBe(id);
    expect(store.read(id)?.toString()).toBe('снимок');
    expect(store.read('f'.repeat(64))).toBeNull();
    expect(store.read('../../etc/passwd')).toBeNull();
  });

  test('with a key the disk holds none of it; another key or a changed byte is told', () => {
    const dir = tempDir();
    const id = openFileStore(dir, 'ключ').put(Buffer.from('паспорт'.repeat(10)));
    const path = join(dir, id.slice(0, 2), id.slice(2));
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path).includes('паспорт')).toBe(false);
    expect(openFileStore(dir, 'ключ').read(id)?.toString()).toContain('паспорт');
    expect(fault(() => openFileStore(dir, 'чужой').read(id))).toBe('wrongKey');
    writeFileSync(path, readFileSync(path).fill(0, 40, 42));
    expect(fault(() => openFileStore(dir, 'ключ').read(id))).toBe('wrongKey');
  });
});
