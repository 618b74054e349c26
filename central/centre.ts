import { v7 as uuidv7 } from 'uuid';
import type {
  PullRequest,
  PushAnswer,
  PushRequest,
  SignInAnswer,
  SignInRequest,
} from '../contract/exchange.ts';
import type { FileStore } from '../db/files.ts';
import type { Connections, WriteDb } from '../db/handles.ts';
import { signedInManager } from '../main/auth/managers.ts';
import { checkPassword } from '../main/auth/signIn.ts';
import type { Outcome } from '../main/commands/command.ts';
import type { Writer } from '../main/commands/writer.ts';
import { UserFacingError } from '../main/errors.ts';
import { centreWriter } from './centreWriter.ts';
import { runSystem } from './decide.ts';
import { authenticateDevice, type Device, enrolDevice } from './devices.ts';
import { beginEpoch, currentEpoch, headOf } from './epochs.ts';
import { versionIndexes } from './pages.ts';
import { type PullAnswer, pull } from './pull.ts';
import { push } from './push.ts';

export interface CentrePorts {
  readonly connections: Connections;
  readonly files: Pick<FileStore, 'has'>;
  now(): number;
  /** Size of the demo chain that is held; null: real data. */
  readonly demo: 'small' | 'chain' | null;
  /** For so many days after a sign-in with a line a desk lets the same person in without one; absent: its own 30. */
  readonly offlineDays?: number | undefined;
  log(line: string): void;
}

/** The centre over its open database. HTTP stands around it, the simulation in its place. */
export interface Centre {
  readonly writer: Writer;
  /** A change of the centre's own, in one transaction with `also`; desks take it like any other. */
  system(
    name: string,
    work: (db: WriteDb) => Omit<Outcome, 'msg'>,
    also?: (db: WriteDb) => void,
  ): Promise<void>;
  /** @throws UserFacingError bad_credentials | sign_in_throttled | key_missing */
  signIn(request: SignInRequest): Promise<SignInAnswer>;
  /** @throws UserFacingError 401 */
  authenticate(header: string | undefined): Device;
  push(device: Device, request: PushRequest): Promise<PushAnswer>;
  pull(device: Device, request: PullRequest): Promise<PullAnswer>;
  /** Which history, and how far. */
  state(): { epoch: string; head: number };
  /** Calls back after every commit that changed something; returns its end. */
  onChanged(listener: () => void): () => void;
}

/** Begins this start's epoch. */
export const startCentre = async (ports: CentrePorts): Promise<Centre> => {
  const { connections, now } = ports;
  await connections.exclusive((db) => {
    for (const statement of versionIndexes()) db.$client.exec(statement);
    db.$client.transaction(() => beginEpoch(db, ownCounter(db), now()))();
  });
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const pushPorts = {
    connections,
    now,
    holdsFile: (id: string) => ports.files.has(id),
    log: ports.log,
    onChanged: changed,
  };
  return {
    writer: centreWriter(connections, now, changed),
    system: async (name, work, also) => {
      await connections.exclusive((db) =>
        db.$client
          .transaction(() => {
            runSystem(db, name, { commandId: uuidv7(), at: now() }, work);
            also?.(db);
          })
          .immediate(),
      );
      changed();
    },
    signIn: (request) => signIn(ports, request),
    authenticate: (header) => authenticateDevice(connections.read, header),
    push: (device, request) => push(pushPorts, device, request),
    pull: (device, request) => pull({ connections, now, offlineDays: ports.offlineDays }, device, request),
    state: () => ({ epoch: currentEpoch(connections.read), head: headOf(connections.read) }),
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** Where a demo has counted to while it was filled. */
const ownCounter = (db: Parameters<Parameters<Connections['exclusive']>[0]>[0]): number => {
  const stored = db.$client.prepare(`SELECT value FROM desk_state WHERE key = 'changeCounter'`).pluck().get();
  return stored === undefined ? 0 : Number(JSON.parse(String(stored)));
};

const signIn = async (ports: CentrePorts, request: SignInRequest): Promise<SignInAnswer> => {
  const { connections, now, demo } = ports;
  const manager = await checkPassword(connections, request, now());
  const { enrol } = request;
  if (enrol !== null && !enrol.encrypted && demo === null) {
    throw new UserFacingError(
      'key_missing',
      422,
      'Данные этого центра хранятся только в зашифрованном виде. Укажите файл ключа (--key-file) или включите системное хранилище паролей.',
    );
  }
  const enrolled =
    enrol === null
      ? null
      : await connections.exclusive((db) => enrolDevice(db, enrol, manager.id, request.appVersion, now()));
  return {
    managerId: manager.id,
    manager: { ...signedInManager(manager) },
    device: enrolled && { ...enrolled, warehouseId: manager.warehouseId },
    demo,
    now: now(),
  };
};
