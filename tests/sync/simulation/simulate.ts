import { DatabaseError, type DatabaseFault } from '../../../db/errors.ts';
import { findCommand } from '../../../main/commands/catalogue.ts';
import { closeRefused } from '../../../main/commands/closeRefused.ts';
import { dropRejected } from '../../../main/commands/dropRejected.ts';
import { assertAuthorMay } from '../../../main/commands/runCommand.ts';
import { createDice, type Dice } from '../../../main/demo/dice.ts';
import { UserFacingError } from '../../../main/errors.ts';
import { refusedCommands } from '../../../main/queries/attention.ts';
import { numberedFrom } from '../../../main/sync/accounts.ts';
import { readState, writeState } from '../../../main/sync/deskState.ts';
import { Halted } from '../../../main/sync/round.ts';
import { NOON } from '../../support/testDesk.ts';
import { Crash, type Image } from '../support/memory.ts';
import { type DeskMachine, type World, worldOf } from '../support/world.ts';
import { brokenRules, differences, lostOrDoubled, staleTotals, unseenWrites } from './checks.ts';
import { type HostileLine, hostileLine } from './line.ts';
import { someWrite } from './writes.ts';

/**
 * A chain in one process: desks, a centre and a hostile line on one seeded clock. Each step is something that somebody does
 * or that goes wrong; at the end the line heals and all must be well. The same seed does the same.
 */

export interface Summary {
  readonly seed: number;
  readonly steps: number;
  /** How often each thing was done or went wrong. */
  readonly counts: Record<string, number>;
  readonly violations: readonly string[];
}

export interface Simulation {
  readonly world: World;
  readonly dice: Dice;
  readonly line: HostileLine;
  readonly rounds: Map<DeskMachine, Promise<unknown>>;
  readonly accepted: Map<DeskMachine, Set<string>>;
  readonly counts: Record<string, number>;
  readonly violations: string[];
  backup: Image | null;
}

const count = (sim: Simulation, what: string): void => {
  sim.counts[what] = (sim.counts[what] ?? 0) + 1;
};

export const simulate = async (
  images: { readonly centre: Image; readonly empty: Image },
  seed: number,
  steps: number,
  /** Looks at a simulation that went wrong before it is thrown away. */
  inspect: (sim: Simulation) => void = () => {},
  /** Looks at it after each step. */
  watch: (sim: Simulation, step: number) => void = () => {},
): Promise<Summary> => {
  const dice = createDice(String(seed));
  const world = await worldOf(images, ['А', 'Б', 'В'].slice(0, dice.int(2, 3)), NOON);
  const line = hostileLine();
  for (const desk of world.desks) desk.line = line.line;
  const sim: Simulation = {
    world,
    dice,
    line,
    rounds: new Map(),
    accepted: new Map(world.desks.map((desk) => [desk, new Set()])),
    counts: {},
    violations: [],
    backup: null,
  };
  let done = 0;
  while (done < steps && sim.violations.length === 0) {
    await stepOf(sim);
    done += 1;
    watch(sim, done);
  }
  if (sim.violations.length === 0) await heal(sim);
  if (sim.violations.length > 0) inspect(sim);
  for (const { db } of [world.centre, ...world.desks]) db.close();
  return { seed, steps: done, counts: sim.counts, violations: sim.violations };
};

/** What may happen, and how often of a hundred. */
const stepOf = (sim: Simulation): Promise<void> => {
  const desk = sim.dice.pick(sim.world.desks);
  const roll = sim.dice.int(1, 100);
  if (!desk.isUp) return Promise.resolve(restart(sim, desk));
  if (roll <= 30) return write(sim, desk);
  if (roll <= 45) return beginRound(sim, desk);
  if (roll <= 86) return travel(sim);
  if (roll <= 90) return settleRefused(sim, desk);
  if (roll <= 93) return Promise.resolve(armFaults(sim, desk));
  if (roll <= 95) return crashCentre(sim);
  if (roll <= 96) return Promise.resolve(loseDatabase(sim, desk));
  if (roll <= 97) return restoreCentre(sim);
  sim.world.clock.now += sim.dice.int(1, 4 * 3_600_000);
  count(sim, 'time passes');
  return Promise.resolve();
};

const restart = (sim: Simulation, desk: DeskMachine): void => {
  desk.start();
  count(sim, 'desk restarted');
  sim.violations.push(...unseenWrites(desk));
};

/** A desk whose process died in whatever was tried is found dead here. */
const survived = (sim: Simulation, desk: DeskMachine): void => {
  if (!desk.faults.dead) sim.violations.push(...unseenWrites(desk));
  else {
    desk.stop();
    sim.rounds.delete(desk);
    count(sim, 'desk crashed');
  }
};

const write = async (sim: Simulation, desk: DeskMachine): Promise<void> => {
  const { dice, world } = sim;
  const some = someWrite(dice, desk, world.clock.now);
  if (some === null) return;
  const authorId = dice.int(1, 2);
  const commandId = world.nextId();
  if (some.file) desk.files.held.set(some.file.id, some.file.bytes);
  const times = dice.chance(0.1) ? 2 : 1;
  try {
    for (let n = 0; n < times; n++) {
      assertAuthorMay(desk.running.connections.write, some.command, authorId);
      await desk.write(some.command, some.input, { commandId, authorId });
      sim.accepted.get(desk)?.add(commandId);
      count(sim, 'write accepted');
    }
  } catch (error) {
    if (error instanceof UserFacingError) count(sim, 'write refused at once');
    else if (isFault(error, 'full')) count(sim, 'disk full at a write');
    else if (!(error instanceof Crash)) throw error;
  }
  survived(sim, desk);
};

const isFault = (error: unknown, fault: DatabaseFault): boolean =>
  (error instanceof DatabaseError && error.fault === fault) ||
  (error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL') ||
  (error instanceof Error && error.cause !== undefined && isFault(error.cause, fault));

const beginRound = async (sim: Simulation, desk: DeskMachine): Promise<void> => {
  if (sim.rounds.has(desk)) return;
  const must = readState(desk.running.connections.read, 'mustEnrol');
  if (must !== null) return enrolAnew(sim, desk);
  const round = desk.round().then(
    () => count(sim, 'round done'),
    (error: unknown) => count(sim, `round ended: ${nameOf(error)}`),
  );
  sim.rounds.set(desk, round);
  await sim.line.settled(desk, round);
  await forgetFinished(sim, desk, round);
};

const nameOf = (error: unknown): string =>
  error instanceof Halted ? error.why : error instanceof Error ? error.name : 'unknown';

const forgetFinished = async (sim: Simulation, desk: DeskMachine, round: Promise<unknown>): Promise<void> => {
  const over = await Promise.race([
    round.then(() => true),
    new Promise((resolve) => setImmediate(resolve, false)),
  ]);
  if (over) sim.rounds.delete(desk);
  survived(sim, desk);
};

/** A message goes a leg of its way, is lost, or goes twice; the centre may die over it. */
const travel = async (sim: Simulation): Promise<void> => {
  const { dice, line, world } = sim;
  if (line.count() === 0) return;
  const index = dice.int(0, line.count() - 1);
  const fate = dice.int(1, 100);
  let desk: DeskMachine;
  let arrived: boolean;
  if (fate <= 12) {
    ({ desk, arrived } = line.lose(index));
    count(sim, 'message lost');
  } else {
    if (!world.centre.isUp) await world.centre.start();
    if (fate <= 16) world.centre.faults.crashIn = dice.int(0, 60);
    if (fate > 16 && fate <= 19) world.centre.faults.fullIn = dice.int(0, 60);
    const twice = fate > 19 && fate <= 28;
    if (twice) count(sim, 'message doubled');
    ({ desk, arrived } = await line.deliver(index, twice));
    if (world.centre.faults.dead) {
      world.centre.stop();
      count(sim, 'centre crashed');
    }
    world.centre.faults.crashIn = null;
    world.centre.faults.fullIn = null;
    sim.violations.push(...brokenRules(world.centre.db));
  }
  const round = sim.rounds.get(desk);
  if (round === undefined || !arrived) return;
  await line.settled(desk, round);
  await forgetFinished(sim, desk, round);
};

/** Somebody looks at the list: gives one up, or sends it again. */
const settleRefused = async (sim: Simulation, desk: DeskMachine): Promise<void> => {
  const { dice, world } = sim;
  const [row] = refusedCommands(desk.running.connections.read);
  if (row === undefined) return;
  const now = world.clock.now;
  const commandId = world.nextId();
  try {
    if (dice.chance(0.5)) {
      const also = (db: Parameters<typeof closeRefused>[0]) =>
        closeRefused(db, row.commandId, 'dropped', now);
      const input = { commandId: row.commandId, name: row.name, refusal: '', why: 'не нужно' };
      await desk.write(dropRejected, input, { commandId, options: { also } });
      count(sim, 'refused one given up');
    } else {
      const command = findCommand(row.name);
      if (command === undefined) throw new Error(`no command ${row.name}`);
      const taken = row.reason?.includes('id_taken') ?? false;
      const also = (db: Parameters<typeof closeRefused>[0]) => closeRefused(db, row.commandId, 'resent', now);
      const options = { also, ids: taken ? undefined : JSON.parse(row.ids) };
      await desk.write(command, JSON.parse(row.input), { commandId, options });
      count(sim, 'refused one sent again');
    }
    sim.accepted.get(desk)?.add(commandId);
  } catch (error) {
    if (!(error instanceof UserFacingError || error instanceof Crash || isFault(error, 'full'))) throw error;
  }
  survived(sim, desk);
};

/** Something will go wrong at this desk before long. */
const armFaults = (sim: Simulation, desk: DeskMachine): void => {
  if (sim.dice.chance(0.7)) desk.faults.crashIn = sim.dice.int(0, 80);
  else desk.faults.fullIn = sim.dice.int(0, 80);
  count(sim, 'fault armed at a desk');
};

const crashCentre = async (sim: Simulation): Promise<void> => {
  sim.world.centre.stop();
  await sim.world.centre.start();
  count(sim, 'centre restarted');
};

const loseDatabase = (sim: Simulation, desk: DeskMachine): void => {
  if (!sim.dice.chance(0.4)) return;
  desk.rebuild(sim.world.empty);
  sim.rounds.delete(desk);
  count(sim, 'desk database lost');
};

/** The centre is put back to an earlier state of its disk, or that state is kept for later. */
const restoreCentre = async (sim: Simulation): Promise<void> => {
  const { dice, world } = sim;
  if (sim.backup === null || dice.chance(0.5)) {
    sim.backup = world.centre.backup();
    count(sim, 'backup of the centre');
  } else {
    await world.centre.restore(sim.backup);
    sim.backup = null;
    count(sim, 'centre put back');
  }
};

const enrolAnew = async (sim: Simulation, desk: DeskMachine): Promise<void> => {
  const { connections } = desk.running;
  if (!sim.world.centre.isUp) await sim.world.centre.start();
  try {
    const seqBase = await connections.exclusive((db) =>
      db.$client.transaction(() => numberedFrom(db, readState(db, 'mustEnrol'))).immediate(),
    );
    await desk.enrol(seqBase);
    await connections.exclusive((db) => writeState(db, 'mustEnrol', null));
    count(sim, 'desk enrolled anew');
  } catch (error) {
    if (!(error instanceof Crash || isFault(error, 'full'))) throw error;
  }
  survived(sim, desk);
};

const ROUNDS_TO_HEAL = 8;

/** The line is whole, nothing breaks: now all that was accepted must be decided, and all replicas the same. */
const heal = async (sim: Simulation): Promise<void> => {
  const { world, line } = sim;
  while (line.count() > 0) line.lose(0);
  await Promise.all(sim.rounds.values());
  sim.rounds.clear();
  if (!world.centre.isUp) await world.centre.start();
  for (const desk of world.desks) {
    desk.line = (_desk, ask) => ask();
    if (desk.isUp) desk.stop();
    desk.start();
  }
  for (let n = 0; n < ROUNDS_TO_HEAL; n++) {
    for (const desk of world.desks) {
      if (readState(desk.running.connections.read, 'mustEnrol') !== null) await enrolAnew(sim, desk);
      await desk.round().catch((error: unknown) => {
        if (!(error instanceof Halted)) throw error;
      });
    }
  }
  sim.violations.push(
    ...brokenRules(world.centre.db),
    ...world.desks.flatMap(unseenWrites),
    ...lostOrDoubled(world, sim.accepted),
    ...differences(world),
    ...staleTotals(world),
  );
};
