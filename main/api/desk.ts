import type { ExchangeStatus } from '../../contract/deskExchange.ts';
import type { Backups } from '../../db/backups.ts';
import type { FileStore } from '../../db/files.ts';
import type { Connections } from '../../db/handles.ts';
import type { Accounts } from '../auth/signIn.ts';
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
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly exchange: Exchange;
  readonly backups: Backups;
  readonly dataDir: string;
  readonly version: string;
  /** Size of the embedded demo chain; null: real data. */
  readonly demo: 'small' | 'chain' | null;
}

/** The exchange with the centre, as the API sees it. */
export interface Exchange {
  status(): ExchangeStatus;
  /** Calls back when the status or the data have changed; returns its end. */
  onChange(listener: () => void): () => void;
  /** @throws UserFacingError 503 filling, while there is no data to answer from */
  assertReady(): void;
  /** Exchanges now, without waiting for it. */
  poke(): void;
  /** Takes everything from the centre anew; the queue stays. @throws UserFacingError not_enrolled */
  rebuild(): Promise<void>;
  /** The warehouse of this PC: without a line it lets only its rooms. @throws UserFacingError not_found */
  setWarehouse(warehouseId: number): Promise<void>;
  /** The content of a file that the centre holds and this machine doesn't; null where nobody has it or there is no line. */
  fetchFile(id: string): Promise<Buffer | null>;
}
