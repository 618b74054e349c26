import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { SignInRequest } from '../contract/exchange.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { devices } from '../db/schema/centre.ts';
import { UserFacingError } from '../main/errors.ts';

export type Device = typeof devices.$inferSelect;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Enrols a PC: its id, and the secret by which it will show itself, of which only the hash is kept. */
export const enrolDevice = (
  db: WriteDb,
  asked: NonNullable<SignInRequest['enrol']>,
  enrolledBy: number,
  appVersion: string,
  now: number,
): { id: string; secret: string } => {
  const secret = randomBytes(32).toString('base64url');
  const id = uuidv7();
  db.insert(devices)
    .values({
      id,
      name: asked.name,
      secretHash: sha256(secret),
      tokenSecret: asked.tokenSecret,
      enrolledAt: now,
      enrolledBy,
      lastSeenAt: now,
      appVersion,
    })
    .run();
  return { id, secret };
};

/**
 * The device that `Authorization: Device <id>.<secret>` names.
 * @throws UserFacingError 401 device_unknown | device_retired
 */
export const authenticateDevice = (db: ReadDb, header: string | undefined): Device => {
  const [, id, secret] = /^Device ([0-9a-f-]{36})\.([\w-]{43})$/.exec(header ?? '') ?? [];
  const device = id === undefined ? undefined : db.select().from(devices).where(eq(devices.id, id)).get();
  const fits =
    device !== undefined &&
    secret !== undefined &&
    timingSafeEqual(Buffer.from(sha256(secret)), Buffer.from(device.secretHash));
  if (!fits) {
    throw new UserFacingError(
      'device_unknown',
      401,
      'Центр не знает этот компьютер. Войдите по телефону и паролю: очередь сохранится и уйдёт под новым номером.',
    );
  }
  if (device.retiredAt !== null) {
    throw new UserFacingError('device_retired', 401, 'Этот компьютер отключён от обмена в центре.');
  }
  return device;
};
