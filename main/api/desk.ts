import type { FileStore } from '../../db/files.ts';
import type { Connections } from '../../db/handles.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { Clock } from '../clock.ts';
import type { Writer } from '../commands/writer.ts';
import type { Documents } from '../documents/documents.ts';

/** All that the routes stand on: one open data directory and the ports to the world. */
export interface Desk {
  readonly connections: Connections;
  readonly writer: Writer;
  readonly files: FileStore;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly version: string;
  /** Size of the embedded demo chain; null: real data. */
  readonly demo: 'small' | 'chain' | null;
}
