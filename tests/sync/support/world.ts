import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { type Centre, startCentre } from '../../../central/centre.ts';
import { enrolDevice } from '../../../central/devices.ts';
import * as wire from '../../../contract/exchange.ts';
import { REPLICATED_SHAPES } from '../../../db/derived/tableShapes.ts';
import type { Connections } from '../../../db/handles.ts';
import { machineTokens } from '../../../main/auth/tokens.ts';
import type { Command } from '../../../main/commands/command.ts';
import type { Accepted, OutboxRow } from '../../../main/commands/unitOfWork.ts';
import type { WriteOptions, Writer } from '../../../main/commands/writer.ts';
import { deskWriter } from '../../../main/sync/deskWriter.ts';
import type { Identity } from '../../../main/sync/identity.ts';
import { type Journal, type JournalLine, journalledIn } from '../../../main/sync/journal.ts';
import { rebase } from '../../../main/sync/rebase.ts';
import { restoreQueue, tidyJournal } from '../../../main/sync/restoreQueue.ts';
import { exchangeOnce, type RoundReport } from '../../../main/sync/round.ts';
import { ExchangeError, type Transport } from '../../../main/sync/transport.ts';
import { type Faults, faulty, type Image, memoryConnections, noFaults, openImage, step } from './memory.ts';

/** One centre and some desks in this process, on one clock: disks in memory, a line that a test cuts as it pleases. */

export interface WorldClock {
  now: number;
}

/** A file store in memory. */
const memoryFiles = () => {
  const held = new Map<string, Buffer>();
  return {
    held,
    has: (id: string) => held.has(id),
    read: (id: string) => held.get(id) ?? null,
  };
};

export class CentreMachine {
  db: Database.Database;
  faults: Faults = noFaults();
  readonly files = memoryFiles();
  readonly logged: string[] = [];
  readonly #clock: WorldClock;
  #running: { centre: Centre; connections: Connections } | null = null;

  constructor(image: Image, clock: WorldClock) {
    this.db = openImage(image);
    this.#clock = clock;
  }

  /** A start of the process: a new epoch. */
  async start(): Promise<void> {
    this.faults = noFaults();
    const connections = memoryConnections(faulty(this.db, this.faults));
    const centre = await startCentre({
      connections,
      files: this.files,
      now: () => this.#clock.now,
      demo: 'small',
      log: (line) => this.logged.push(line),
    });
    this.#running = { centre, connections };
  }

  /** The process is gone; the disk stays. */
  stop(): void {
    this.faults.dead = true;
    this.#running = null;
  }

  get isUp(): boolean {
    return this.#running !== null && !this.faults.dead;
  }

  get running() {
    if (this.#running === null) throw new ExchangeError('unreachable', 0, 'network', 'no centre');
    return this.#running;
  }

  backup(): Image {
    return this.db.serialize();
  }

  /** An older state of the disk in place of this one. */
  async restore(image: Image): Promise<void> {
    this.stop();
    this.db.close();
    this.db = openImage(image);
    await this.start();
  }

  /** What the server would answer, through the wire's own schemas. */
  async handle(kind: 'push' | 'pull', header: string, request: unknown): Promise<unknown> {
    const { centre } = this.running;
    const device = authenticated(centre, header);
    const given = JSON.parse(JSON.stringify(request));
    if (kind === 'push')
      return wire.pushAnswer.parse(await centre.push(device, wire.pushRequest.parse(given)));
    const { header: head, page } = await centre.pull(device, wire.pullRequest.parse(given));
    return { header: wire.pullHeader.parse(head), body: JSON.stringify(page) };
  }
}

const authenticated = (centre: Centre, header: string) => {
  try {
    return centre.authenticate(header);
  } catch {
    throw new ExchangeError('refused', 401, 'device_unknown', 'unknown');
  }
};

/** How a question travels: at once by default; a test puts its own line in between. */
export type Line = (desk: DeskMachine, ask: () => Promise<unknown>) => Promise<unknown>;

export class DeskMachine {
  readonly name: string;
  db: Database.Database;
  faults: Faults = noFaults();
  identity: Identity | null = null;
  journalLines: JournalLine[] = [];
  readonly files = memoryFiles();
  /** Milliseconds that this PC's clock is behind. */
  clockError = 0;
  line: Line = (_desk, ask) => ask();
  readonly #world: World;
  #running: { connections: Connections; writer: Writer } | null = null;
  #tokens = new Map<number, { token: string; at: number }>();

  constructor(name: string, image: Image, world: World) {
    this.name = name;
    this.db = openImage(image);
    this.#world = world;
  }

  start(): void {
    this.faults = noFaults();
    const connections = memoryConnections(faulty(this.db, this.faults));
    tidyJournal(connections.read, this.#journal());
    this.#running = { connections, writer: deskWriter({ connections, journal: this.#journal() }) };
  }

  stop(): void {
    this.faults.dead = true;
    this.#running = null;
  }

  get isUp(): boolean {
    return this.#running !== null && !this.faults.dead;
  }

  get running() {
    if (this.#running === null) throw new Error(`${this.name} is not running`);
    return this.#running;
  }

  #journal(): Journal {
    const { faults } = this;
    return {
      append: (row: OutboxRow) => {
        step(faults);
        this.journalLines.push({ kind: 'command', row: structuredClone(row) });
        step(faults);
      },
      abort: (seq) => {
        if (!faults.dead) this.journalLines.push({ kind: 'abort', seq });
      },
      read: () => journalledIn(this.journalLines),
      rewrite: ({ rows, lastSeq }) => {
        step(faults);
        this.journalLines = [
          { kind: 'mark', seq: lastSeq },
          ...rows.map((row): JournalLine => ({ kind: 'command', row })),
        ];
      },
      size: () => this.journalLines.length,
      sizeWhenTidy: () => this.journalLines.length,
      close: () => {},
    };
  }

  /** Makes it known to the centre as a new device, as a sign-in with a line does. */
  async enrol(seqBase = 0): Promise<void> {
    const tokenSecret = this.identity?.tokenSecret ?? randomBytes(32).toString('base64url');
    const { connections } = this.#world.centre.running;
    const { id, secret } = await connections.exclusive((db) =>
      enrolDevice(db, { name: this.name, tokenSecret, encrypted: true }, 1, '0', this.#world.clock.now),
    );
    this.identity = { deviceId: id, secret, tokenSecret, centre: 'memory:', seqBase };
    const held = JSON.stringify(tokenSecret);
    this.db.prepare(`INSERT OR REPLACE INTO desk_state (key, value) VALUES ('tokenSecret', ?)`).run(held);
  }

  async token(managerId: number): Promise<string> {
    const now = this.#world.clock.now;
    const known = this.#tokens.get(managerId);
    if (known !== undefined && now - known.at < 8 * 3_600_000) return known.token;
    const token = `Bearer ${await machineTokens(this.running.connections.write).issue(managerId, now)}`;
    this.#tokens.set(managerId, { token, at: now });
    return token;
  }

  /** As the API writes. */
  async write<S extends Command>(
    command: S,
    input: unknown,
    {
      commandId,
      authorId = 1,
      options = {},
    }: { commandId?: string; authorId?: number; options?: WriteOptions } = {},
  ): Promise<Accepted & { commandId: string }> {
    const id = commandId ?? this.#world.nextId();
    const envelope = {
      commandId: id,
      authorId,
      madeAt: this.#world.clock.now - this.clockError,
      proof: await this.token(authorId),
    };
    const accepted = await this.running.writer.run(command, envelope, command.input.parse(input), options);
    return { ...accepted, commandId: id };
  }

  round(): Promise<RoundReport> {
    const { connections } = this.running;
    const { faults } = this;
    return exchangeOnce({
      connections,
      identity: {
        load: () => this.identity,
        save: (identity) => {
          step(faults);
          this.identity = identity;
        },
      },
      transport: this.#transport(),
      files: this.files,
      appVersion: '0',
      rebase: async (db, pulled) => rebase(db, pulled),
      onTime: () => {},
      now: () => this.#world.clock.now - this.clockError,
    });
  }

  #transport(): Transport {
    const { centre } = this.#world;
    const header = ({ deviceId, secret }: Identity) => `Device ${deviceId}.${secret}`;
    const send = <T>(ask: () => Promise<unknown>): Promise<T> => this.line(this, ask) as Promise<T>;
    return {
      push: (identity, request) => send(() => centre.handle('push', header(identity), request)),
      pull: (identity, request) => send(() => centre.handle('pull', header(identity), request)),
      missingFiles: (_identity, ids) =>
        send(async () => ids.filter((id) => !centre.files.has(id)).map((id) => ({ id, have: 0 }))),
      sendFile: (_identity, id, bytes) => send(async () => void centre.files.held.set(id, bytes)),
      fetchFile: (_identity, id) => send(async () => centre.files.read(id)),
      signIn: () => Promise.reject(new Error('not in this world')),
    };
  }

  /** The database is gone; a new one takes up the journal. */
  rebuild(empty: Image): void {
    this.stop();
    this.db.close();
    this.db = openImage(empty);
    const secret = JSON.stringify(this.identity?.tokenSecret ?? '');
    this.db.prepare(`INSERT INTO desk_state (key, value) VALUES ('tokenSecret', ?)`).run(secret);
    const connections = memoryConnections(this.db);
    this.db.transaction(() => restoreQueue(connections.write, journalledIn(this.journalLines)))();
    this.start();
  }
}

export interface World {
  readonly clock: WorldClock;
  readonly centre: CentreMachine;
  readonly desks: DeskMachine[];
  readonly empty: Image;
  /** Ids in their order, so that a seed makes the same ones again. */
  nextId(): string;
}

/** A world with an enrolled, filled desk for each name. */
export const worldOf = async (
  images: { readonly centre: Image; readonly empty: Image },
  names: readonly string[],
  now: number,
): Promise<World> => {
  const clock = { now };
  let count = 0;
  const centre = new CentreMachine(images.centre, clock);
  const desks: DeskMachine[] = [];
  const world: World = {
    clock,
    centre,
    desks,
    empty: images.empty,
    nextId: () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`,
  };
  await centre.start();
  for (const name of names) {
    const desk = new DeskMachine(name, images.empty, world);
    desks.push(desk);
    desk.start();
    await desk.enrol();
    await desk.round();
  }
  return world;
};

/** Every replicated row of a database, as text by table. */
export const pictureOf = (db: Database.Database): Record<string, string> =>
  Object.fromEntries(
    REPLICATED_SHAPES.map(({ name, key }) => [
      name,
      db
        .prepare(`SELECT * FROM "${name}" ORDER BY ${key.map((column) => `"${column}"`).join(', ')}`)
        .all()
        .map((row) => JSON.stringify(row))
        .join('\n'),
    ]),
  );
