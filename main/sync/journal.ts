import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { asDatabaseError } from '../../db/errors.ts';
import { writeDurably } from '../../db/files.ts';
import { sealer } from '../../db/seal.ts';
import type { OutboxRow } from '../commands/unitOfWork.ts';

export type JournalLine =
  | { readonly kind: 'command'; readonly row: OutboxRow }
  | { readonly kind: 'abort'; readonly seq: number }
  /** The newest number given out when what was decided was dropped from here. */
  | { readonly kind: 'mark'; readonly seq: number };

export interface Journalled {
  /** Commands that stand in it and weren't aborted, in their order. */
  readonly rows: readonly OutboxRow[];
  /** The newest number given out. */
  readonly lastSeq: number;
}

/**
 * Every accepted command once more, in an append-only file beside the database: the replica can be had again from the
 * centre, unsent commands can't. A line is on the disk before the command's commit.
 */
export interface Journal {
  /** @throws DatabaseError full | unreadable: then the command must not be accepted */
  append(row: OutboxRow): void;
  /** The command's commit failed after all. */
  abort(seq: number): void;
  read(): Journalled;
  /** Keeps only these. */
  rewrite(journalled: Journalled): void;
  /** Bytes. */
  size(): number;
  /** Bytes after the last `rewrite`. */
  sizeWhenTidy(): number;
  close(): void;
}

/** Each line: length (4 bytes), then the sealed JSON. A last line that a crash cut off is told by its length and dropped. */
export const openJournal = (dataDir: string, key: string | undefined): Journal => {
  const path = join(dataDir, 'commands.journal');
  const { seal, open } = sealer(key, 'journal');
  let file = openSync(path, 'a', 0o600);
  let size = statSync(path).size;
  let tidy = size;

  const pack = (line: JournalLine): Buffer => {
    const body = seal(Buffer.from(JSON.stringify(line)));
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    return Buffer.concat([head, body]);
  };
  const write = (line: JournalLine): void => {
    try {
      const bytes = pack(line);
      writeSync(file, bytes);
      fsyncSync(file);
      size += bytes.length;
    } catch (error) {
      throw asDatabaseError(error);
    }
  };
  const lines = (): JournalLine[] => {
    const bytes = readFileSync(path);
    const found: JournalLine[] = [];
    for (let at = 0; at + 4 <= bytes.length; ) {
      const end = at + 4 + bytes.readUInt32BE(at);
      if (end > bytes.length) break;
      found.push(JSON.parse(open(bytes.subarray(at + 4, end)).toString('utf8')) as JournalLine);
      at = end;
    }
    return found;
  };
  return {
    append: (row) => write({ kind: 'command', row }),
    abort: (seq) => write({ kind: 'abort', seq }),
    read: () => journalledIn(lines()),
    rewrite: ({ rows, lastSeq }) => {
      const kept = rows.map((row): JournalLine => ({ kind: 'command', row }));
      const bytes = Buffer.concat([{ kind: 'mark', seq: lastSeq } as const, ...kept].map(pack));
      writeDurably(path, bytes);
      closeSync(file);
      file = openSync(path, 'a', 0o600);
      size = bytes.length;
      tidy = size;
    },
    size: () => size,
    sizeWhenTidy: () => tidy,
    close: () => closeSync(file),
  };
};

/** A number that was aborted is given again to the next command: the last line of a number counts. */
export const journalledIn = (lines: readonly JournalLine[]): Journalled => {
  const rows = new Map<number, OutboxRow>();
  let lastSeq = 0;
  for (const line of lines) {
    if (line.kind === 'abort') {
      rows.delete(line.seq);
      lastSeq = Math.min(lastSeq, line.seq - 1);
      continue;
    }
    if (line.kind === 'command') rows.set(line.row.seq, line.row);
    lastSeq = Math.max(lastSeq, line.kind === 'command' ? line.row.seq : line.seq);
  }
  return { rows: [...rows.values()].sort((a, b) => a.seq - b.seq), lastSeq };
};
