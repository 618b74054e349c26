import { PROTOCOL, type SignInAnswer } from '../../contract/exchange.ts';
import { signedInManager as managerSchema } from '../../contract/session.ts';
import type { Connections, WriteDb } from '../../db/handles.ts';
import { credentials, idRanges } from '../../db/schema/exchange.ts';
import { signedInManager } from '../auth/managers.ts';
import { deriveVerifier } from '../auth/passwords.ts';
import { type Accounts, badCredentials, checkPassword } from '../auth/signIn.ts';
import { UserFacingError } from '../errors.ts';
import { readState, writeState } from './deskState.ts';
import type { Identity, IdentityStore } from './identity.ts';
import { knownPlace, reopen } from './queue.ts';
import { ExchangeError, type Transport } from './transport.ts';

export interface AccountPorts {
  readonly centre: string;
  readonly connections: Connections;
  readonly identity: IdentityStore;
  readonly transport: Transport;
  readonly appVersion: string;
  /** What people call this PC. */
  readonly pcName: string;
  /** Is what lies on this disk encrypted? */
  readonly encrypted: boolean;
  /** The key of this desk's sessions. */
  readonly tokenSecret: Uint8Array;
  /** This PC has become known to the centre. */
  onEnrolled(): void;
  onDemo(size: 'small' | 'chain' | null): void;
}

/** So long may somebody who has signed in with a line do so without one, unless the centre says otherwise. */
const OFFLINE_DAYS = 30;
const DAY_MS = 86_400_000;

/** The centre is asked; without a line, who has signed in on this PC of late may go on. */
export const exchangingAccounts = (ports: AccountPorts): Accounts => ({
  check: async (phone, password, now) => {
    const mustEnrol = readState(ports.connections.read, 'mustEnrol');
    const enrol = ports.identity.load() === null || mustEnrol !== null;
    let answer: SignInAnswer;
    try {
      answer = await ports.transport.signIn(ports.centre, {
        protocol: PROTOCOL,
        appVersion: ports.appVersion,
        phone,
        password,
        enrol: enrol ? enrolment(ports) : null,
      });
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      if (error.kind === 'refused' || error.status === 429) throw asRefusal(error);
      return offline(ports, phone, password, now);
    }
    await remember(ports, answer, password, now, mustEnrol);
    return { managerId: answer.managerId, manager: managerSchema.parse(answer.manager) };
  },
});

const enrolment = ({ pcName, tokenSecret, encrypted }: AccountPorts) => ({
  name: pcName,
  tokenSecret: Buffer.from(tokenSecret).toString('base64url'),
  encrypted,
});

const asRefusal = (error: ExchangeError): UserFacingError => {
  if (error.code === 'bad_credentials') return badCredentials();
  return new UserFacingError(error.code, error.status, error.message, {
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
  });
};

/** @throws UserFacingError sign_in_offline | sign_in_throttled */
const offline = async (
  { connections, identity }: AccountPorts,
  phone: string,
  password: string,
  now: number,
) => {
  if (identity.load() === null) {
    throw new UserFacingError(
      'sign_in_offline',
      503,
      'Нет связи с центром, а первый вход на этом компьютере возможен только с ней. Проверьте сеть и адрес центра и повторите.',
    );
  }
  const days = readState(connections.read, 'offlineDays') ?? OFFLINE_DAYS;
  if (days === 0) {
    throw new UserFacingError(
      'sign_in_offline',
      503,
      'Нет связи с центром, а входить без неё в этой сети запрещено. Проверьте сеть и повторите.',
    );
  }
  try {
    const manager = await checkPassword(connections, { phone, password }, now, now - days * DAY_MS);
    return { managerId: manager.id, manager: signedInManager(manager) };
  } catch (error) {
    if (!(error instanceof UserFacingError) || error.code !== 'bad_credentials') throw error;
    throw new UserFacingError(
      'sign_in_offline',
      422,
      `Неверный номер телефона или пароль. Связи с центром нет: войти может только тот, кто входил на этом компьютере со связью и не раньше чем ${days} дн. назад.`,
    );
  }
};

const remember = async (
  ports: AccountPorts,
  { managerId, device, demo }: SignInAnswer,
  password: string,
  now: number,
  mustEnrol: 'unknown' | 'conflict' | null,
): Promise<void> => {
  const verifier = await deriveVerifier(password);
  const seqBase = await ports.connections.exclusive((db) =>
    db.$client
      .transaction(() => {
        db.insert(credentials)
          .values({ managerId, verifier, updatedAt: now })
          .onConflictDoUpdate({ target: credentials.managerId, set: { verifier, updatedAt: now } })
          .run();
        if (device === null) return null;
        if (device.warehouseId !== null && readState(db, 'warehouse') === null) {
          writeState(db, 'warehouse', device.warehouseId);
        }
        return numberedFrom(db, mustEnrol);
      })
      .immediate(),
  );
  if (device === null || seqBase === null) return;
  const identity: Identity = {
    deviceId: device.id,
    secret: device.secret,
    tokenSecret: Buffer.from(ports.tokenSecret).toString('base64url'),
    centre: ports.centre,
    seqBase,
  };
  ports.identity.save(identity);
  await ports.connections.exclusive((db) => writeState(db, 'mustEnrol', null));
  ports.onDemo(demo);
  ports.onEnrolled();
};

/**
 * Where a new device's numbers begin. Undecided work keeps its place and is sent again under the new name: what was decided
 * under the old one is known to the centre by its id. A centre that has forgotten this PC may have forgotten its work, so
 * then all that is still here is sent. The ids leased to the old name are another PC's too, or nobody's.
 */
export const numberedFrom = (db: WriteDb, mustEnrol: 'unknown' | 'conflict' | null): number => {
  if (mustEnrol !== null) db.delete(idRanges).run();
  if (mustEnrol === 'unknown') reopen(db, 0, 0);
  return knownPlace(db);
};
