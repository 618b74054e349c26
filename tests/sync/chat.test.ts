import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { markMessages } from '../../main/commands/markMessages.ts';
import { sendMessage } from '../../main/commands/sendMessage.ts';
import { setAccesses } from '../../main/commands/setAccesses.ts';
import { NOON } from '../support/testDesk.ts';
import { fixture } from './support/fixture.ts';
import { type DeskMachine, pictureOf, worldOf } from './support/world.ts';

const images = fixture();
const say = (toManagerId: number, text: string) => ({ toManagerId, text, files: [] });
const HOUR = 3_600_000;

/** What was said, in the order in which everybody sees it. */
const said = (db: Database.Database): unknown[] =>
  db.prepare('SELECT text FROM messages ORDER BY ordinal, id').pluck().all();

const twoDesks = async () => {
  const world = await worldOf(images, ['А', 'Б'], NOON);
  const [a, b] = world.desks as [DeskMachine, DeskMachine];
  return { ...world, a, b };
};

describe('messages between desks', () => {
  test('stand in the order in which the centre took them, whatever the clocks say, the same everywhere', async () => {
    const { a, b, centre, clock } = await twoDesks();
    // А has no line, and its clock is an hour ahead; Б's messages are written later and come to the centre first.
    a.clockError = -HOUR;
    await a.write(sendMessage, say(2, 'А1'));
    await a.write(sendMessage, say(2, 'А2'));
    clock.now += 60_000;
    await b.write(sendMessage, say(1, 'Б1'), { authorId: 2 });
    await b.round();
    expect(said(a.db)).toEqual(['А1', 'А2']);
    await a.round();
    await b.write(sendMessage, say(1, 'Б2'), { authorId: 2 });
    for (const desk of [b, a, b]) await desk.round();
    expect(said(centre.db)).toEqual(['Б1', 'А1', 'А2', 'Б2']);
    for (const desk of [a, b]) expect(pictureOf(desk.db)).toEqual(pictureOf(centre.db));
    const places = centre.db.prepare('SELECT ordinal FROM messages ORDER BY ordinal').pluck().all();
    expect(places).toEqual([1, 2, 3, 4]);
  });

  test('a message not yet sent stays behind all that comes meanwhile', async () => {
    const { a, b } = await twoDesks();
    await a.write(sendMessage, say(2, 'ждёт'));
    await b.write(sendMessage, say(1, 'пришло раньше'), { authorId: 2 });
    await b.round();
    await a.round();
    expect(said(a.db)).toEqual(['пришло раньше', 'ждёт']);
  });

  test('delivered and read come back to who wrote; a mark made twice counts once', async () => {
    const { a, b, centre, clock } = await twoDesks();
    const { entityId } = await a.write(sendMessage, say(2, 'Привет'));
    await a.round();
    await b.round();
    const messageIds = [Number(entityId)];
    await b.write(markMessages, { messageIds, as: 'delivered' }, { authorId: 2 });
    clock.now += 60_000;
    await b.write(markMessages, { messageIds, as: 'read' }, { authorId: 2 });
    await b.write(markMessages, { messageIds, as: 'read' }, { authorId: 2 });
    for (const desk of [b, a]) await desk.round();
    const marks = a.db.prepare('SELECT delivered_at, read_at FROM messages').get();
    expect(marks).toEqual({ delivered_at: NOON, read_at: NOON + 60_000 });
    for (const desk of [a, b]) expect(pictureOf(desk.db)).toEqual(pictureOf(centre.db));
  });
});

describe('accesses between desks', () => {
  test('a right taken at one desk is gone at the other after its next pull', async () => {
    const { a, b } = await twoDesks();
    const right = () => b.db.prepare('SELECT can_edit_clients FROM managers WHERE id = 2').pluck().get();
    await a.write(setAccesses, { managerId: 2, flags: { canEditClients: false } });
    await a.round();
    expect(right()).toBe(1);
    await b.round();
    expect(right()).toBe(0);
  });

  test('two desks that take each other’s last right leave one holder: the centre refuses the second', async () => {
    const { a, b, centre } = await twoDesks();
    await a.write(setAccesses, { managerId: 2, flags: { canSetAccesses: false } });
    await b.write(setAccesses, { managerId: 1, flags: { canSetAccesses: false } }, { authorId: 2 });
    await a.round();
    await b.round();
    await a.round();
    const holders = centre.db.prepare('SELECT id FROM managers WHERE can_set_accesses = 1').pluck().all();
    expect(holders).toEqual([1]);
    const refused = b.db.prepare(`SELECT name FROM outbox WHERE state = 'rejected'`).pluck().all();
    expect(refused).toEqual(['set-accesses']);
    for (const desk of [a, b]) expect(pictureOf(desk.db)).toEqual(pictureOf(centre.db));
  });
});
