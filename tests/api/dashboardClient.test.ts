import { expect, test } from 'vitest';
import * as make from '../support/factories.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

const PATH = '/_dashboard_client_';

/**
 * Spring of 2026 in two houses: Anna (1) comes in March and stays; Boris (2) has rented since January, leaves on 10 April
 * and returns on 20 April to house 2; Vera (3) moves from room 3 to room 4 on 1 April; a firm (4) gives up one of its two
 * rooms on 31 March; Gleb (5) was here in 2024 only and comes again in May.
 */
const spring = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.warehouse(db, { id: 2 });
  const areas = [0, 2, 4, 6, 8, 10, 12, 14];
  for (let id = 1; id <= 7; id++) make.room(db, { id, area: areas[id] ?? 1, warehouseId: id === 7 ? 2 : 1 });
  make.client(db, { id: 1, gender: 0, birthday: '2000-05-01' });
  make.client(db, { id: 2, gender: 1, birthday: '1986-04-30' });
  make.client(db, { id: 3, gender: 0, birthday: '2000-04-30' });
  make.client(db, { id: 4, type: 'u', companyName: 'ООО Ромашка', gender: 1, birthday: null });
  make.client(db, { id: 5, gender: 1, birthday: null });
  let agreement = 0;
  const rents = (clientId: number, roomId: number, start: string, end: string | null = null) => {
    agreement += 1;
    make.agreement(db, { id: agreement, clientId, begin: start, plannedEnd: '2027-12-31', end });
    make.rental(db, { agreementId: agreement, roomId, start, end, plannedEnd: '2027-12-31' });
  };
  rents(1, 1, '2026-03-15');
  rents(2, 2, '2026-01-01', '2026-04-10');
  rents(2, 7, '2026-04-20');
  rents(3, 3, '2026-02-01', '2026-03-31');
  rents(3, 4, '2026-04-01');
  rents(4, 5, '2025-12-01');
  rents(4, 6, '2025-12-01', '2026-03-31');
  rents(5, 2, '2024-01-01', '2024-12-31');
  rents(5, 2, '2026-05-02');
  return desk;
};

const SPRING = 'start_date=2026-03-01&end_date=2026-04-30';

test('inflow, outflow and flow by month under the table’s and the example’s names (document L1628, L1729)', async () => {
  const desk = await spring();
  const { body } = await desk.get(`${PATH}?${SPRING}`);
  expect(body.inflow_by_month).toEqual([
    { month: '2026-03', cnt: 1, inflow: 1 },
    { month: '2026-04', cnt: 1, inflow: 1 },
  ]);
  expect(body.outflow_by_month).toEqual([
    { month: '2026-03', cnt: 0, outflow: 0, inflow: 0 },
    { month: '2026-04', cnt: 1, outflow: 1, inflow: 1 },
  ]);
  expect(body.flow_by_month).toEqual([
    { month: '2026-03', cnt: 1, flow: 1 },
    { month: '2026-04', cnt: 0, flow: 0 },
  ]);
});

test('with a warehouse chosen its rentals alone count: Boris left house 1 and is new in house 2', async () => {
  const desk = await spring();
  const flows = async (warehouse: number) => {
    const { body } = await desk.get(`${PATH}?warehouse_id=${warehouse}&${SPRING}`);
    return [body.flow_by_month.map((item: { flow: number }) => item.flow), body.new_clients_cnt];
  };
  expect(await flows(1)).toEqual([[1, -1], 1]);
  // He is not new: his first rental in the chain was in house 1.
  expect(await flows(2)).toEqual([[0, 1], 0]);
});

test('who moved on the eve of the range does not flow into it', async () => {
  const desk = await spring();
  const { body } = await desk.get(`${PATH}?start_date=2026-04-01&end_date=2026-04-30`);
  expect(body.flow_by_month).toEqual([{ month: '2026-04', cnt: 0, flow: 0 }]);
  expect(body.inflow_by_month[0].cnt).toBe(1);
  const march = await desk.get(`${PATH}?start_date=2026-03-16&end_date=2026-03-31`);
  expect(march.body.outflow_by_month[0].cnt).toBe(0);
});

test('new clients are those whose very first rental starts in the range', async () => {
  const desk = await spring();
  const added = async (range: string) => (await desk.get(`${PATH}?${range}`)).body.new_clients_cnt;
  expect(await added(SPRING)).toBe(1);
  expect(await added('start_date=2026-05-01&end_date=2026-05-31')).toBe(0);
  expect(await added('start_date=2023-12-31&end_date=2024-01-01')).toBe(1);
  expect(await added('start_date=2024-01-01&end_date=2026-05-31')).toBe(5);
  // Boris came to house 1 first.
  expect(await added('start_date=2026-01-01&end_date=2026-04-30&warehouse_id=1')).toBe(3);
  expect(await added('start_date=2026-01-01&end_date=2026-04-30&warehouse_id=2')).toBe(0);
});

test('averages over the clients active in the range', async () => {
  const desk = await spring();
  const { body } = await desk.get(`${PATH}?${SPRING}`);
  // Rooms 1, 2 and 7, 3 and 4, 5 and 6 of four clients; 2+4+14+6+8+10+12 = 56 m².
  expect(body).toMatchObject({ avg_cnt_rooms_per_user: 1.75, avg_area_per_user: 14, avg_opens: null });
  const days = 47 + 100 + 11 + 59 + 30 + 151 + 121;
  expect(body.avg_room_rent).toBeCloseTo((days / 7) * (12 / 365), 2);
});

test('sex and age: persons alone, whole years on the last day, nobody without a birthday in the pyramid', async () => {
  const desk = await spring();
  const { body } = await desk.get(`${PATH}?start_date=2026-03-01&end_date=2026-05-02`);
  expect(body.sex_data).toEqual([
    { gender: 0, cnt: 2 },
    { gender: 1, cnt: 2 },
  ]);
  expect(body.sex_age_data).toEqual([
    { age: 26, gender: 0, cnt: 2 },
    { age: 40, gender: 1, cnt: 1 },
  ]);
  const before = await desk.get(`${PATH}?start_date=2026-03-01&end_date=2026-04-29`);
  expect(before.body.sex_age_data).toEqual([
    { age: 25, gender: 0, cnt: 2 },
    { age: 39, gender: 1, cnt: 1 },
  ]);
});

test('length of stay: mean and median of ended and of running rentals', async () => {
  const desk = await spring();
  const { body } = await desk.get(`${PATH}?${SPRING}`);
  const months = (days: number) => Math.round(((days * 12) / 365) * 100) / 100;
  expect(body.length_of_stay).toEqual({
    ended: { cnt: 3, mean_months: months((100 + 59 + 121) / 3), median_months: months(100) },
    running: { cnt: 4, mean_months: months((47 + 11 + 30 + 151) / 4), median_months: months(38.5) },
  });
});

test('moves by month: rooms, areas, transfers apart, churn against the month’s first morning', async () => {
  const desk = await spring();
  const { body } = await desk.get(`${PATH}?${SPRING}`);
  expect(body.moves_by_month).toEqual([
    {
      month: '2026-03',
      occupied_at_start: 4,
      move_ins: 1,
      move_outs: 1,
      transfers: 1,
      area_in: 2,
      area_out: 12,
      churn_rate: 25,
    },
    {
      month: '2026-04',
      occupied_at_start: 3,
      move_ins: 1,
      move_outs: 1,
      transfers: 0,
      area_in: 14,
      area_out: 4,
      churn_rate: 33.33,
    },
  ]);
  expect(body.churn_rate).toBe(28.57);
});

test('the last twelve months where no dates are sent; empty fields are no dates; a month is a range', async () => {
  const desk = await spring();
  const months = async (query: string) => {
    const { body } = await desk.get(`${PATH}${query}`);
    return body.flow_by_month.map((item: { month: string }) => item.month);
  };
  const year = await months('');
  expect([year.length, year[0], year.at(-1)]).toEqual([13, '2025-11', '2026-11']);
  expect(await months('?start_date=&end_date=')).toEqual(year);
  expect(await months('?month=2026-02')).toEqual(['2026-02']);
  expect(await months('?start_date=2026-02-28&end_date=2026-03-01')).toEqual(['2026-02', '2026-03']);
  expect((await months('?end_date=2024-01-31'))[0]).toBe('2023-02');
});

test('a range the wrong way round, an endless one and a day that is none are refused by name', async () => {
  const desk = await spring();
  for (const query of [
    'start_date=2026-05-01&end_date=2026-04-30',
    'start_date=2027-01-01',
    'start_date=1900-01-01&end_date=2026-01-01',
    'start_date=2026-02-30',
  ]) {
    const { status, body } = await desk.get(`${PATH}?${query}`);
    expect([query, status, body.errors[0].field]).toEqual([query, 422, 'start_date']);
  }
  const { body } = await desk.get(`${PATH}?start_date=2026-05-01&end_date=2026-04-30`);
  expect(body.msg).toBe('Начало периода 2026-05-01 позже его конца 2026-04-30. Поменяйте даты местами.');
});

test('parameters come in a JSON body too, as the document prints them (errata: GET with a body)', async () => {
  const desk = await spring();
  const { body } = await desk.get(`${PATH}?${SPRING}`);
  expect(
    await viaBody(desk, { start_date: '2026-03-01', end_date: '2026-04-30', warehouse_id: '0' }),
  ).toEqual(body);
});

const viaBody = async (desk: TestDesk, body: unknown): Promise<unknown> => {
  const { request } = await import('node:http');
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const call = request(
      `${desk.url}${PATH}`,
      {
        method: 'GET',
        headers: {
          authorization: `Bearer ${desk.token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        },
      },
      (response) => {
        let answer = '';
        response.on('data', (part) => {
          answer += part;
        });
        response.on('end', () => resolve(JSON.parse(answer)));
      },
    );
    call.on('error', reject);
    call.end(text);
  });
};
