import { describe, expect, test } from 'vitest';
import { letDesk } from '../support/agreements.ts';
import type { TestDesk } from '../support/testDesk.ts';

const ids = async (desk: TestDesk, query: string) =>
  (await desk.get(`/_main_agreements_?${query}`)).body.agreements.map((row: { agrid: number }) => row.agrid);

describe('GET /_main_agreements_ (document L573)', () => {
  test('holds every documented field, and those that existing clients read', async () => {
    const desk = await letDesk();
    const { body } = await desk.get('/_main_agreements_?search_str=29&search_type=number&show_cnt=1');
    // 326 days from 1 January to 22 November, 175 of them with 600 more, and 59 days of room 9.
    const accrued = (15_000_00 * 326 + 600_00 * 175 + 3_650_00 * 59) * 12;
    const balance = Math.round(200_000_00 + 1_00 - 2_00 - accrued / 365) / 100;
    expect(body).toEqual({
      agreements: [
        {
          agrid: 29,
          agrname: 'Договор №29',
          room_ids: [15, 84],
          rooms: [
            { room_id: 15, room_name: 'Ячейка 15' },
            { room_id: 84, room_name: 'Ячейка 84' },
          ],
          room_names: ['15', '84'],
          agrbegdate: '2026-01-01',
          agrplanenddate: '2026-12-31',
          agrenddate: null,
          user_id: 1,
          fullname: 'Иванов Иван Иванович',
          user_type: 'f',
          username: '79000000001',
          email: 'ivanov@mesto.example',
          inn: null,
          active: 1,
          price: 15_600,
          balance,
          deposit: 9_000,
          days_left: 55,
          future_index_date: '2026-12-15',
          previous_payment_date: '2026-06-05',
          last_payment_type: 'Онлайн',
          future_payment_date: '2027-01-17',
          next_payment_date: '2027-01-17',
          manager_name: 'Жуков Пётр',
          pending: false,
        },
      ],
      page: 1,
      cnt_pages: 2,
      cnt_all: 2,
    });
  });

  test('nothing need be sent: all, by number', async () => {
    const desk = await letDesk();
    expect(await ids(desk, '')).toEqual([29, 30, 31, 129]);
  });

  test('filters', async () => {
    const desk = await letDesk();
    const cases: readonly [string, number[]][] = [
      ['active=1', [29, 30, 129]],
      ['active=0.75', [30]],
      ['active=-1', [31]],
      ['active=0&user_type=u', [129]],
      ['user_type=ф&active=-1', [31]],
      ['indexation=1', [29]],
      ['indexation=-1', [30, 31, 129]],
      ['warehouse_id=2', [30]],
      ['warehouse_id=1', [29, 31, 129]],
      ['warehouse_id=1&active=-1', [31]],
      ['warehouse_id=2&active=1&indexation=1', []],
    ];
    for (const [query, expected] of cases) expect(await ids(desk, query), query).toEqual(expected);
  });

  test('finds by name and by number, by both when not told which', async () => {
    const desk = await letDesk();
    const cases: readonly [string, number[]][] = [
      ['search_str=ива+ив', [29, 31]],
      ['search_str=елк', [30]],
      ['search_str=ива&search_type=fio', [29, 30, 31, 129]],
      ['search_str=анов', []],
      ['search_str=29', [29, 129]],
      ['search_str=№29&search_type=agrid', [29, 129]],
      ['search_str=Договор+№+129', [129]],
      ['search_str=29&search_type=fio', []],
      ['search_str=ива&search_type=number', []],
      ['search_str=ива&search_type=none', [29, 30, 31, 129]],
      ['search_str=%22ива%22+OR+*', []],
    ];
    for (const [query, expected] of cases) expect(await ids(desk, query), query).toEqual(expected);
  });

  test('sorts, ties by number, empty values last either way', async () => {
    const desk = await letDesk();
    const cases: readonly [string, number[], number[]][] = [
      ['agrid', [29, 30, 31, 129], [129, 31, 30, 29]],
      ['agrbegdate', [31, 29, 129, 30], [30, 129, 29, 31]],
      ['fullname', [30, 29, 31, 129], [129, 29, 31, 30]],
      ['familyname', [30, 29, 31, 129], [129, 29, 31, 30]],
      ['price', [31, 129, 30, 29], [29, 30, 129, 31]],
      ['future_index_date', [29, 30, 31, 129], [29, 30, 31, 129]],
      ['agrenddate', [31, 29, 30, 129], [31, 29, 30, 129]],
      ['agrplanenddate', [31, 29, 30, 129], [29, 30, 129, 31]],
      ['room_names', [29, 30, 31, 129], [31, 129, 30, 29]],
      ['days_left', [129, 31, 30, 29], [29, 30, 31, 129]],
      ['balance', [31, 129, 30, 29], [29, 30, 129, 31]],
      ['deposit', [30, 31, 129, 29], [29, 30, 31, 129]],
      ['next_payment_date', [31, 129, 30, 29], [29, 30, 31, 129]],
      ['previous_payment_date', [29, 30, 31, 129], [30, 29, 31, 129]],
      ['last_payment_type', [30, 29, 31, 129], [29, 30, 31, 129]],
      ['manager_name', [30, 29, 129, 31], [129, 29, 30, 31]],
      ['username', [29, 31, 30, 129], [30, 29, 31, 129]],
      ['email', [29, 31, 30, 129], [29, 31, 30, 129]],
      ['inn', [129, 29, 30, 31], [129, 29, 30, 31]],
      ['user_type', [29, 30, 31, 129], [129, 29, 30, 31]],
      ['user_id', [29, 31, 30, 129], [129, 30, 29, 31]],
    ];
    for (const [column, asc, desc] of cases) {
      expect(await ids(desk, `sort_column=${column}`), column).toEqual(asc);
      expect(await ids(desk, `sort_column=${column}&sort_direction=DESC`), column).toEqual(desc);
      const persons = asc.filter((id) => id !== 129);
      expect(await ids(desk, `sort_column=${column}&user_type=f`), column).toEqual(persons);
    }
  });

  test('pages: true counts, and an empty page past the end', async () => {
    const desk = await letDesk();
    const { body } = await desk.get('/_main_agreements_?show_cnt=3&page=2');
    expect(body).toMatchObject({ agreements: [{ agrid: 129 }], page: 2, cnt_pages: 2, cnt_all: 4 });
    expect((await desk.get('/_main_agreements_?show_cnt=3&page=9')).body).toEqual({
      agreements: [],
      page: 9,
      cnt_pages: 2,
      cnt_all: 4,
    });
  });

  test('an ended agreement keeps its rooms, and charges nothing more', async () => {
    const desk = await letDesk();
    const { body } = await desk.get('/_main_agreements_?active=-1');
    expect(body.agreements).toMatchObject([
      {
        agrid: 31,
        room_ids: [17],
        active: -1,
        price: 0,
        agrenddate: '2025-06-30',
        future_index_date: null,
        last_payment_type: null,
      },
    ]);
  });

  test('tells what it doesn’t know', async () => {
    const desk = await letDesk();
    expect((await desk.get('/_main_agreements_?sort_column=color')).status).toBe(422);
    expect((await desk.get('/_main_agreements_?colour=1')).body.msg).toMatch(/неизвестный параметр «colour»/);
    expect((await desk.get('/_main_agreements_?warehouse_id=99')).status).toBe(404);
  });

  test('takes the document’s example', async () => {
    const desk = await letDesk();
    expect(
      await ids(
        desk,
        'warehouse_id=0&active=-1&indexation=0&search_type=fio&search_str=Иванов&sort_column=familyname&sort_direction=asc&page=1&show_cnt=30',
      ),
    ).toEqual([31]);
  });
});
