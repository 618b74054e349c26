import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { locks, rooms, warehouses } from '../../db/schema/property.ts';
import { callAs } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { download } from '../support/files.ts';
import { filledBook, houseRow, roomRow } from '../support/propertyBook.ts';
import { answer, type TestDesk, testDesk } from '../support/testDesk.ts';

const KEY = { 'idempotency-key': '018f0000-0000-7000-8000-000000000001' };

const send = async (
  { url, token }: Pick<TestDesk, 'url' | 'token'>,
  what: 'check' | 'load',
  bytes: Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) => {
  const form = new FormData();
  form.set('file', new Blob([bytes]), 'склады.xlsx');
  return answer(
    await fetch(`${url}/_desk_/property/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, accept: 'application/problem+json', ...headers },
      body: form,
    }),
  );
};

/** A chain that has nothing yet. */
const emptyChain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  make.idRange(desk.db, 'warehouse', 1, 100);
  make.idRange(desk.db, 'room', 1, 20_000);
  return desk;
};
const counts = ({ db }: TestDesk) => [
  db.select().from(warehouses).all().length,
  db.select().from(rooms).all().length,
  db.select().from(locks).all().length,
  db.select().from(outbox).all().length,
];
const BOOK = () =>
  filledBook(
    [houseRow(), houseRow({ name: 'Тверской', city: 'г. Тверь', street: 'ул. Складская, д. 5', floors: 1 })],
    [
      roomRow({ lock: 70001, charge: 90 }),
      roomRow({ name: 16, floor: 2, price: 4000, price11m: 3500 }),
      roomRow({ warehouse: 'тверской', name: 1, inService: 'нет' }),
    ],
  );

describe('loading from Excel', () => {
  test('the template is given out to whoever is signed in, and reads back empty', async () => {
    const desk = await emptyChain();
    const got = await download(desk, '/_desk_/property/template');
    expect([got.status, got.fileName]).toEqual([200, 'Склады и ячейки — шаблон.xlsx']);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(got.bytes).buffer, { ignoreNodes: ['dataValidations'] });
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Склады', 'Ячейки', 'Образец']);
    const sheet = book.getWorksheet('Ячейки');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(JSON.stringify(sheet?.getCell('A1').note)).toContain('Обязательно');
    const { body } = await send(desk, 'check', new Uint8Array(got.bytes));
    expect(body).toMatchObject({ cnt_faults: 1, cnt_rooms: 0, faults: [{ sheet: 'Ячейки', cell: '' }] });
  });

  test('a check tells what would be loaded and writes nothing', async () => {
    const desk = await emptyChain();
    const { status, body } = await send(desk, 'check', await BOOK());
    expect([status, body.faults, body.cnt_rooms]).toEqual([200, [], 3]);
    expect(body.warehouses).toEqual([
      {
        warehouse_name: 'Дмитровка',
        warehouse_id: null,
        cnt_rooms: 2,
        area: 10,
        min_price: 4000,
        max_price: 6500,
        floors: [1, 2],
      },
      expect.objectContaining({ warehouse_name: 'Тверской', cnt_rooms: 1, floors: [1] }),
    ]);
    expect(counts(desk)).toEqual([0, 0, 0, 0]);
  });

  test('a load writes all of it by one command: rooms stand in the lists and can be let', async () => {
    const desk = await emptyChain();
    const { status, body } = await send(desk, 'load', await BOOK(), KEY);
    expect([status, body]).toEqual([
      200,
      {
        msg: 'Загружено: складов — 2, ячеек — 3',
        msg_type: 'success',
        warehouse_ids: [1, 2],
      },
    ]);
    expect(counts(desk)).toEqual([2, 3, 1, 1]);
    expect(desk.db.select().from(warehouses).all()[0]).toMatchObject({
      name: 'Дмитровка',
      shortName: 'Дмитровка',
      address: 'г. Москва, Дмитровское ш., д. 100',
      shortAddress: 'Дмитровское ш., д. 100',
      timeZone: 'Europe/Moscow',
    });
    expect(desk.db.select().from(auditEntries).all()).toMatchObject([
      { command: 'load-property', after: JSON.stringify({ warehouses: 2, rooms: 3 }) },
    ]);
    const list = await desk.get('/_main_rooms_?warehouse_id=1');
    expect(list.body.rooms.map((room: { room_name: string }) => room.room_name)).toEqual([
      'Ячейка 15',
      'Ячейка 16',
    ]);
    const [free, closed] = [
      await desk.get('/_desk_/allowed/room/1'),
      await desk.get('/_desk_/allowed/room/3'),
    ];
    const letting = ({ body: { allowed } }: typeof free) =>
      allowed.find(({ action }: { action: string }) => action === 'let').reason;
    expect([letting(free), letting(closed)]).toEqual([null, expect.stringContaining('не выставлена')]);
    expect((await desk.post('/_desk_/find', { query: '16' })).body.rooms).toHaveLength(1);
  });

  test('the same load sent twice counts once; another file under its key is refused', async () => {
    const desk = await emptyChain();
    const [a, b] = [await send(desk, 'load', await BOOK(), KEY), await send(desk, 'load', await BOOK(), KEY)];
    expect([b.status, b.body]).toEqual([200, a.body]);
    const other = await send(desk, 'load', await filledBook([houseRow()], [roomRow()]), KEY);
    expect([other.status, other.body.code]).toEqual([409, 'idempotency_conflict']);
    expect(counts(desk)).toEqual([2, 3, 1, 1]);
  });

  test('one wrong cell, and nothing is loaded: the refusal names it', async () => {
    const desk = await emptyChain();
    const bytes = await filledBook([houseRow()], [roomRow(), roomRow({ name: 16, price: 'много' })]);
    const { status, body } = await send(desk, 'load', bytes);
    expect([status, body.code, body.errors]).toEqual([
      422,
      'property_faults',
      [{ field: 'Ячейки!I3', msg: 'Нужно число, например 6500.' }],
    ]);
    expect(counts(desk)).toEqual([0, 0, 0, 0]);
  });

  test('a warehouse that is there gets rooms and stays as it is; a room that is there is refused by its cell', async () => {
    const desk = await emptyChain();
    await send(desk, 'load', await BOOK());
    const more = await filledBook([houseRow({ city: 'г. Химки' })], [roomRow({ name: 17 })]);
    expect((await send(desk, 'check', more)).body.warehouses).toMatchObject([
      { warehouse_id: 1, cnt_rooms: 1 },
    ]);
    expect((await send(desk, 'load', more)).body.warehouse_ids).toEqual([1]);
    expect(desk.db.select().from(warehouses).all()).toMatchObject([
      { address: 'г. Москва, Дмитровское ш., д. 100' },
      {},
    ]);
    const again = await send(desk, 'load', await filledBook([], [roomRow({ name: 18 }), roomRow()]));
    expect([again.status, again.body.errors]).toEqual([
      409,
      [
        {
          field: 'Ячейки!C3',
          msg: 'Ячейка 15 на складе «Дмитровка», этаж 1 уже есть в программе. Удалите эту строку.',
        },
      ],
    ]);
    expect(counts(desk)).toEqual([2, 4, 1, 2]);
  });

  test('only who may order the others’ rights', async () => {
    const desk = await emptyChain();
    make.manager(desk.db, { id: 2, phone: '79000000002', canAddEditPayments: true });
    const other = { url: desk.url, ...(await callAs(desk, 2)) };
    expect((await send(other, 'load', await BOOK())).body.code).toBe('right_missing');
    expect((await send(other, 'check', await BOOK())).body.code).toBe('right_missing');
    const reason = async (who: Pick<TestDesk, 'get'>) =>
      (await who.get('/_desk_/allowed')).body.allowed.find(
        ({ action }: { action: string }) => action === 'loadProperty',
      ).reason;
    expect([await reason(desk), await reason(other)]).toEqual([
      null,
      expect.stringContaining('назначать доступы'),
    ]);
  });

  test('what is no workbook is told by its content, and a bomb isn’t unpacked', async () => {
    const desk = await emptyChain();
    const old = new Uint8Array(600);
    old.set([0xd0, 0xcf, 0x11, 0xe0]);
    const bomb = await filledBook([], []);
    // Says of its first entry that it unpacks to 2 GB.
    const entry = Buffer.from(bomb).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bomb.buffer).setUint32(entry + 24, 2 ** 31, true);
    const docx = readFileSync(join(import.meta.dirname, '../../assets/templates/contract-person.docx'));
    for (const [bytes, sentence] of [
      [new TextEncoder().encode('Склад;Этаж;Номер'), /не книга Excel/],
      [new TextEncoder().encode('PK никакой не архив'), /не книга Excel/],
      [old, /старого формата/],
      [bomb, /слишком много данных/],
      [new Uint8Array(docx), /не удалось прочитать|нет листов/],
      [new Uint8Array(11 * 2 ** 20), /больше 10 МБ/],
    ] as const) {
      const { status, body } = await send(desk, 'check', bytes as Uint8Array<ArrayBuffer>);
      expect([status, body.msg ?? body.faults?.[0].msg]).toEqual([
        expect.any(Number),
        expect.stringMatching(sentence),
      ]);
    }
    expect((await desk.post('/_desk_/property/check', {})).status).toBe(422);
  });
});
