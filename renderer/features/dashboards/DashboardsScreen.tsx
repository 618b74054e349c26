import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../api/payments.ts';
import { useWarehouses } from '../../api/queries.ts';
import { PeriodFilter } from '../../components/table/PeriodFilter.tsx';
import { day } from '../../i18n/format.ts';
import { ClientsTab } from './ClientsTab.tsx';
import styles from './Dashboards.module.css';
import { DashboardsTabs } from './DashboardsTabs.tsx';
import { askedOf, comparedSpans, shownSpan, spanIn } from './dashboardsSearch.ts';
import { FinanceTab } from './FinanceTab.tsx';
import type { Showing } from './showing.ts';
import { WarehouseTab } from './WarehouseTab.tsx';

const TAB_BODIES = { warehouse: WarehouseTab, clients: ClientsTab, finance: FinanceTab } as const;

/** Дашборды: how the business goes, of which house and of which days the address says. */
export const DashboardsScreen = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/frame/dashboards' });
  const navigate = useNavigate({ from: '/dashboards' });
  const { warehouse = 0, tab = 'warehouse' } = search;
  const today = useToday(warehouse);
  const chosen = spanIn(search);
  const showing = useShowing(warehouse, chosen, today);
  const Body = TAB_BODIES[tab];
  useDocumentTitle(`${t('screens.dashboards')} — ${t('common.product')}`);
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1>{t('screens.dashboards')}</h1>
        <span className={styles.note}>{showing.note}</span>
        <span className={styles.gap} />
        <PeriodFilter
          from={chosen.from}
          to={chosen.to}
          today={today}
          change={({ from, to }) => void navigate({ search: (old) => ({ ...old, from, to }) })}
        />
        <Button
          renderRoot={(props) => (
            <Link
              to="/print/dashboards"
              search={{ warehouse, from: chosen.from, to: chosen.to }}
              {...props}
            />
          )}
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.7} />}
        >
          {t('dashboards.print')}
        </Button>
      </div>
      <DashboardsTabs now={tab} warehouse={warehouse} days={chosen} />
      <Body showing={showing} />
    </div>
  );
};

const useShowing = (
  warehouse: number,
  chosen: ReturnType<typeof spanIn>,
  today: string | undefined,
): Showing => {
  const { t } = useTranslation();
  const { data: warehouses } = useWarehouses();
  const span = shownSpan(chosen, today);
  const than = span && comparedSpans(span);
  const place =
    warehouse === 0
      ? t('frame.allWarehouses')
      : (warehouses?.find((one) => one.warehouse_id === warehouse)?.warehouse_name ?? '');
  const days = span && t('dashboards.period', { from: day(span.from), to: day(span.to) });
  return {
    asked: askedOf(warehouse, chosen),
    before: than?.before ? askedOf(warehouse, than.before) : null,
    year: than ? askedOf(warehouse, than.year) : null,
    note: [place, days].filter(Boolean).join(', '),
    place,
  };
};
