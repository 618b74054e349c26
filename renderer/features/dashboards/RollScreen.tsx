import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rentRollRegister } from '../../../contract/registers.ts';
import { type RentRollRow, useRentRoll } from '../../api/dashboards.ts';
import { DaysLeft } from '../../components/DaysLeft.tsx';
import { Money } from '../../components/Money.tsx';
import { ClientCell } from '../../components/table/cells.tsx';
import { DataList } from '../../components/table/DataList.tsx';
import type { ListColumn } from '../../components/table/list.ts';
import { RegisterButton } from '../../components/table/RegisterButton.tsx';
import { useMarks } from '../../components/table/useMarks.ts';
import { day, money, moneyChange, moneyShort, number, shortName } from '../../i18n/format.ts';
import { DashboardsTabs } from './DashboardsTabs.tsx';
import { rollInput, rollView } from './dashboardsSearch.ts';

type Column = ListColumn<RentRollRow>;

const column = (
  id: string,
  title: string,
  width: number,
  cell: Column['cell'],
  more: Partial<Column> = {},
): Column => ({ id, title, width, cell, sort: true, ...more });

const RIGHT = { right: true } as const;

const rollColumns = (t: TFunction): readonly Column[] => [
  column('room_name', t('dashboards.room'), 80, (row) => <strong>{shortName(row.room_name)}</strong>, {
    always: true,
  }),
  column('fullname', t('agreements.client'), 180, (row) => (
    <ClientCell userId={row.user_id} name={row.fullname} type={row.user_type} />
  )),
  column('agrid', t('agreements.number'), 86, (row) => (
    <Link to="/agreements/$agrid" params={{ agrid: String(row.agrid) }} className="tabular" tabIndex={-1}>
      №{row.agrid}
    </Link>
  )),
  column('warehouse_id', t('frame.warehouse'), 150, (row) => row.warehouse_name, { extra: true }),
  column('area', t('rooms.area'), 64, (row) => number(row.area), RIGHT),
  column('price', t('dashboards.price'), 100, (row) => money(row.price), RIGHT),
  column('price_1m', '₽/м²', 82, (row) => number(row.price_1m), RIGHT),
  column('list_price', t('dashboards.listPrice'), 100, (row) => money(row.list_price), RIGHT),
  column('variance', t('dashboards.variance'), 86, (row) => moneyChange(row.variance), RIGHT),
  column('deposit', t('agreements.deposit'), 100, (row) => money(row.deposit), { right: true, extra: true }),
  column('balance', t('agreements.balance'), 106, (row) => <Money value={row.balance} />, RIGHT),
  column('days_left', t('agreements.daysLeft'), 92, (row) => <DaysLeft days={row.days_left} />, RIGHT),
  column('rentstartdate', t('dashboards.since'), 94, (row) => day(row.rentstartdate), RIGHT),
  column('rentplanenddate', t('dashboards.until'), 98, (row) => day(row.rentplanenddate), {
    right: true,
    extra: true,
  }),
];

/** A room has one rental that runs. */
const rowKey = (row: RentRollRow) => String(row.room_id);

/** Ведомость аренды: who rents what, since when and for how much, beside the list price. */
export const RollScreen = () => {
  const { t } = useTranslation();
  const view = rollView(useSearch({ from: '/frame/dashboards/roll' }));
  const navigate = useNavigate();
  const input = rollInput(view);
  const list = useRentRoll(input);
  const { page: _page, show_cnt: _size, ...filter } = input;
  const columns = useMemo(() => rollColumns(t), [t]);
  const { selection, ids } = useMarks();
  const totals = list.data?.totals;
  return (
    <DataList
      id="rentRoll"
      title={t('screens.dashboards')}
      texts={{
        table: t('dashboards.rollTable'),
        searchLabel: t('dashboards.rollSearch'),
        searchPlaceholder: t('dashboards.rollSearch'),
        found: (count) => t('dashboards.rollFound', { count, n: number(count) }),
        failed: t('dashboards.failed'),
        emptyAll: t('dashboards.rollEmptyAll'),
        emptyAllHint: t('dashboards.rollEmptyAllHint'),
        empty: t('dashboards.rollEmpty'),
      }}
      columns={columns}
      view={view}
      query={list}
      rows={list.data?.rows}
      rowKey={rowKey}
      agreementOf={(row) => row.agrid}
      open={(row) => void navigate({ to: '/agreements/$agrid', params: { agrid: String(row.agrid) } })}
      selection={selection}
      filtered={false}
      resetFilters={() => {}}
      head={
        <DashboardsTabs now="roll" warehouse={view.warehouse}>
          {totals === undefined
            ? ''
            : t('dashboards.rollTotals', {
                area: t('units.area', { value: number(totals.area) }),
                price: moneyShort(totals.price),
                list: moneyShort(totals.list_price),
              })}
        </DashboardsTabs>
      }
      filters={null}
      actions={
        <RegisterButton
          title={t('dashboards.rollTable')}
          endpoint={rentRollRegister}
          input={{ ...filter, ids: ids.length === 0 ? undefined : ids }}
          marked={ids.length}
        />
      }
    />
  );
};
