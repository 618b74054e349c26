import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The API document as data: `../shared/spec/contract.json`, beside the project where there is one. */
const FILE = join(import.meta.dirname, '../../../shared/spec/contract.json');

export interface DocumentedField {
  /** `clients[].user_id` */
  readonly name: string;
  readonly type: 'int' | 'float' | 'string' | 'list' | 'object' | 'file';
  /** What errata say the type is, where the table is wrong. */
  readonly type_recommended?: 'list';
  readonly items?: 'int' | 'object';
  readonly nullable?: boolean;
  readonly suspect?: string;
}

export interface DocumentedEndpoint {
  readonly n: number;
  readonly method: 'GET' | 'POST';
  /** `/_get_client_total_/<int:user_id>/` */
  readonly path: string;
  readonly kind: 'json' | 'file';
  readonly request_example: Record<string, unknown> | null;
  readonly request_example_suspect?: string;
  readonly response: readonly DocumentedField[];
  readonly get_with_json_body?: boolean;
}

export const DOCUMENT: readonly DocumentedEndpoint[] = existsSync(FILE)
  ? JSON.parse(readFileSync(FILE, 'utf8'))
  : [];

const KINDS = {
  int: Number.isInteger,
  float: (value: unknown) => typeof value === 'number',
  string: (value: unknown) => typeof value === 'string',
  list: Array.isArray,
  object: (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  file: () => false,
};

/**
 * What in `body` is not as the document says: fields that are missing or of another type. A list's fields are looked for in
 * each of its items; `maybeNull` names fields that may be empty though the document doesn't say so.
 */
export const deviations = (
  fields: readonly DocumentedField[],
  body: unknown,
  maybeNull: ReadonlySet<string>,
): string[] =>
  fields
    .filter((field) => field.suspect === undefined)
    .flatMap((field) =>
      valuesAt(body, field.name.split('.')).flatMap((value) => {
        if (value === undefined) return [`${field.name} is missing`];
        if (value === null)
          return field.nullable || maybeNull.has(field.name) ? [] : [`${field.name} is null`];
        // A sum may have kopecks where the document's example is whole (errata L396).
        const printed = field.type_recommended ?? field.type;
        const kind = printed === 'int' && SUMS.test(field.name) ? 'float' : printed;
        if (!KINDS[kind](value))
          return [`${field.name} is no ${field.type}: ${JSON.stringify(value)?.slice(0, 60)}`];
        return [];
      }),
    );

const SUMS = /(price\w*|amount|sum|surcharge_gp|deposit|balance|min_price)$/;

const valuesAt = (value: unknown, path: readonly string[]): unknown[] => {
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [undefined];
  const list = head.endsWith('[]');
  const next = (value as Record<string, unknown>)[list ? head.slice(0, -2) : head];
  if (!list) return next === null && rest.length > 0 ? [] : valuesAt(next, rest);
  return Array.isArray(next) ? next.flatMap((item) => valuesAt(item, rest)) : [undefined];
};
