import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One figure, beside the floor or peer that was measured in the same run. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the least possible work of that kind took in this run. */
  readonly floor: number;
  /** The most (or, with `atLeast`, the least) that is wanted; null: none set. */
  readonly target: number | null;
}

const digits = (value: number): string => value.toFixed(value < 10 ? 2 : 1);

/** Prints the table and writes bench-results/NAME.json. */
export const report = (name: string, rows: readonly Row[]): void => {
  const full = rows.map((row) => ({
    ...row,
    ratio: row.value / row.floor,
    ok: row.target === null || row.value <= row.target,
  }));
  process.stdout.write(`\n${name}\n`);
  const width = Math.max(...full.map((row) => row.name.length));
  for (const row of full) {
    const target = row.target === null ? '' : `target ${digits(row.target)} ${row.ok ? 'ok' : 'MISSED'}`;
    process.stdout.write(
      `${row.name.padEnd(width)} ${digits(row.value).padStart(9)} ${row.unit.padEnd(4)} floor ${digits(row.floor).padStart(7)} ×${digits(row.ratio).padStart(6)}  ${target}\n`,
    );
  }
  const folder = join(import.meta.dirname, '../../../bench-results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(full, null, 1)}\n`);
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Milliseconds that each of `runs` took, after `warm` that don't count. */
export const timed = async (work: () => unknown, runs = 15, warm = 3): Promise<number[]> => {
  const times: number[] = [];
  for (let run = -warm; run < runs; run++) {
    const started = performance.now();
    await work();
    if (run >= 0) times.push(performance.now() - started);
  }
  return times;
};
