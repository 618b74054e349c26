// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SheetRow } from '../../contract/worktime.ts';
import type { AttentionItem } from '../../renderer/api/exchange.ts';
import type { ClientTotal } from '../../renderer/api/queries.ts';
import { GenitiveName } from '../../renderer/features/clients/card/GenitiveName.tsx';
import { ResendDialog } from '../../renderer/features/exchange/ResendDialog.tsx';
import { LandlordSection } from '../../renderer/features/settings/LandlordSection.tsx';
import { ScheduleDialog } from '../../renderer/features/staff/time/ScheduleDialog.tsx';
import { openPage } from '../support/page.tsx';
import { type Heard, type Said, scriptedApi } from '../support/scriptedApi.ts';

/** Forms by their own fields: each keeps what is typed under its name, and shows a refusal where it belongs. */

const close = () => undefined;

const person: SheetRow = {
  manager_id: 4,
  manager_fullname: 'Петрова Анна',
  warehouse_name: 'Север',
  schedule: null,
  days: [],
  days_worked: 0,
  minutes: 0,
  late_minutes: 0,
  late_days: 0,
  no_end_days: 0,
  absent_days: 0,
} as unknown as SheetRow;

const item = {
  command_id: '0193f000-0000-7000-8000-000000000042',
  name: 'edit-client',
  title: 'Данные клиента',
  input: { clientId: 1, changes: { passportSeries: '4510', phone: '79263216598' } },
  rooms: [],
  reason: { code: 'x', msg: 'Центр этого не принял.' },
} as unknown as AttentionItem;

const client = {
  user_id: 7,
  user_type: 'f',
  familyname: 'Иванова',
  firstname: 'Мария',
  patronymic: '',
  gender: 0,
  fullname: 'Иванова Мария',
  fullname_genitive: 'Ивановой Марии',
} as unknown as ClientTotal['client'];

const LANDLORD = 'name short_name inn kpp ogrn address bank rs ks bik phone email represented_by basis'.split(
  ' ',
);
const landlord = {
  ...Object.fromEntries(LANDLORD.map((name) => [name, ''])),
  name: 'Место',
  short_name: 'Место',
  rs: '40702810000000000001',
};

const READS: Readonly<Record<string, unknown>> = {
  '/_desk_/now': {
    now: 0,
    local: '2026-11-23 12:00:00',
    utc_offset: 180,
    warehouse_name: null,
    clock_back: null,
  },
  '/_desk_/genitive': { fullname_genitive: 'Ивановой Марии' },
  '/_desk_/allowed/client/7': { user_id: 7, allowed: [{ action: 'editClient', reason: null }] },
  '/_desk_/allowed': { allowed: [{ action: 'setLandlord', reason: null }] },
};

const problem = (field: string, msg: string): Said => ({
  status: 422,
  body: { code: 'invalid_input', msg, detail: msg, msg_type: 'danger', errors: [{ field, msg }] },
});

const open = async (form: ReactElement, refusal: Said) => {
  const saved: Said = { body: { msg: 'Сохранено', msg_type: 'success' } };
  const api = await scriptedApi(({ method, path }: Heard): Said => {
    if (path.startsWith('/_desk_/drafts/')) return method === 'POST' ? saved : { body: { draft: null } };
    if (path === '/_desk_/landlord' && method === 'GET') return { body: { landlord } };
    return path in READS ? { body: READS[path] } : refusal;
  });
  onTestFinished(() => api.close());
  const router = createRouter({
    routeTree: createRootRoute({ component: () => form }),
    history: createMemoryHistory(),
  });
  openPage(<RouterProvider router={router as never} />, api.url);
  const writes = (start: string) =>
    api.heard.filter(({ method, path }) => method === 'POST' && path.startsWith(start));
  return {
    field: (name: string) => screen.findByLabelText<HTMLInputElement>(name),
    press: async (name: string) => fireEvent.click(await screen.findByRole('button', { name })),
    drafts: () => writes('/_desk_/drafts/').map(({ path, body }) => [path, (body as { data: unknown }).data]),
    sent: (path: string) => writes(path).map(({ body }) => body),
  };
};
const type = (field: HTMLInputElement, value: string) => fireEvent.change(field, { target: { value } });
const underCursor = (field: HTMLInputElement) =>
  waitFor(() =>
    expect([document.activeElement, field.getAttribute('aria-invalid')]).toEqual([field, 'true']),
  );

describe('the schedule of an employee', () => {
  const dialog = <ScheduleDialog person={person} rows={[person]} onClose={close} />;

  test('is kept as it is typed; a refusal stands at its hour', async () => {
    const { field, press, drafts, sent } = await open(dialog, problem('end_time', 'конец раньше начала'));
    const to = await field('Конец дня');
    type(to, '8:00');
    await waitFor(() =>
      expect(drafts()).toEqual([['/_desk_/drafts/schedule-4', expect.objectContaining({ to: '8:00' })]]),
    );
    await press('Сохранить');
    await screen.findByText('Конец раньше начала.');
    await underCursor(to);
    expect(sent('/_desk_/set-schedule')).toEqual([
      {
        manager_ids: [4],
        since: '2026-11-23',
        days: '1111100',
        start_time: '09:00',
        end_time: '08:00',
      },
    ]);
  });

  test('a week without a working day is refused before it is sent', async () => {
    const { press, sent, field } = await open(dialog, problem('days', 'x'));
    await field('Конец дня');
    for (const box of screen.getAllByRole<HTMLInputElement>('checkbox'))
      if (box.checked) fireEvent.click(box);
    await press('Сохранить');
    await screen.findByText(/^Отметьте рабочие дни/);
    expect(sent('/_desk_/set-schedule')).toEqual([]);
  });
});

test('a refused command being mended is kept, with its masks, and the refusal stands at the field', async () => {
  const { field, press, drafts, sent } = await open(
    <ResendDialog item={item} followers={[]} close={close} />,
    problem('changes.passportSeries', 'такой серии нет'),
  );
  const series = await field('Серия паспорта');
  expect(series.value).toBe('45 10');
  type(series, '4511');
  expect(series.value).toBe('45 11');
  await waitFor(() =>
    expect(drafts()).toEqual([
      [
        `/_desk_/drafts/resend-${item.command_id}`,
        { 'changes/passportSeries': '45 11', 'changes/phone': '+7 926 321-65-98' },
      ],
    ]),
  );
  await press('Отправить');
  await screen.findByText('Такой серии нет.');
  await underCursor(series);
  expect(sent('/_desk_/attention/')).toEqual([
    { changes: { changes: { passportSeries: '4511', phone: '79263216598' } } },
  ]);
});

test('a name in the genitive is kept; «Отмена» forgets it', async () => {
  const { field, press, drafts } = await open(<GenitiveName client={client} />, problem('x', 'x'));
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Изменить' }).getAttribute('aria-disabled')).toBeNull(),
  );
  await press('Изменить');
  type(await field('Имя в родительном падеже'), 'Ивановой Марье');
  const draft = '/_desk_/drafts/genitive-7';
  await waitFor(() => expect(drafts()).toEqual([[draft, { fullname_genitive: 'Ивановой Марье' }]]));
  await press('Отмена');
  await waitFor(() => expect(drafts().at(-1)).toEqual([draft, null]));
});

test('the landlord’s numbers have their masks, and a refusal stands at its field', async () => {
  const { field, press } = await open(<LandlordSection />, problem('inn', 'неверная контрольная цифра'));
  const rs = await field('Расчётный счёт');
  expect(rs.value).toBe('40702 810 0 0000 0000001');
  const inn = await field('ИНН');
  type(inn, '77 08-99 9016абв');
  expect(inn.value).toBe('7708999016');
  const kpp = await field('КПП');
  type(kpp, '7708 01 001');
  expect(kpp.value).toBe('770801001');
  const phone = await field('Телефон');
  type(phone, '84950000000');
  expect(phone.value).toBe('+7 495 000-00-00');
  await press('Сохранить');
  await screen.findByText('Неверная контрольная цифра.');
  await underCursor(inn);
});
