import { expect } from 'vitest';
import { ExchangeError } from '../../../main/sync/transport.ts';
import { NOON } from '../../support/testDesk.ts';
import { fixture } from './fixture.ts';
import { type DeskMachine, pictureOf, type World, worldOf } from './world.ts';

const images = fixture();

/** A centre and two desks that know each other's state. */
export const pair = async (): Promise<World & { a: DeskMachine; b: DeskMachine }> => {
  const world = await worldOf(images, ['А', 'Б'], NOON);
  const [a, b] = world.desks;
  if (a === undefined || b === undefined) throw new Error('two desks were asked for');
  return { ...world, a, b };
};

/** The line lets nothing through. */
export const cutLine = (desk: DeskMachine): void => {
  desk.line = () => Promise.reject(new ExchangeError('unreachable', 0, 'network', 'cut'));
};

/** The centre gets every question and none of its answers comes back. */
export const swallowAnswers = (desk: DeskMachine): void => {
  desk.line = async (_desk, ask) => {
    await ask();
    throw new ExchangeError('unreachable', 0, 'timeout', 'swallowed');
  };
};

export const healLine = (desk: DeskMachine): void => {
  desk.line = (_desk, ask) => ask();
};

/** Every desk exchanges twice: the second round brings what the others pushed after the first. */
export const settle = async (world: World): Promise<void> => {
  for (let n = 0; n < 2; n++) for (const desk of world.desks) await desk.round();
};

export const expectAlike = (world: World): void => {
  const truth = pictureOf(world.centre.db);
  for (const desk of world.desks) expect(pictureOf(desk.db), desk.name).toEqual(truth);
};

export const countOf = (machine: { db: DeskMachine['db'] }, table: string, where = 'TRUE'): number =>
  machine.db.prepare(`SELECT count(*) FROM "${table}" WHERE ${where}`).pluck().get() as number;

export const queueOf = (desk: DeskMachine) =>
  desk.db
    .prepare('SELECT seq, name, state, reason, local_refusal AS localRefusal FROM outbox ORDER BY seq')
    .all() as {
    seq: number;
    name: string;
    state: string;
    reason: string | null;
    localRefusal: string | null;
  }[];
