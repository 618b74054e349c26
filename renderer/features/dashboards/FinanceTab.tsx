import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFinanceDashboard } from '../../api/dashboards.ts';
import { ChartCard } from '../../components/chart/ChartCard.tsx';
import { arrearsChart, revenueChart } from '../../components/dashboards/charts.ts';
import { financeFigures, registerFigures } from '../../components/dashboards/figureList.ts';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import { moneyShort } from '../../i18n/format.ts';
import styles from './Dashboards.module.css';
import { Figures } from './Figures.tsx';
import { type Showing, settled } from './showing.ts';
import { TabState } from './TabState.tsx';

/** Money: what came, what it comes to for a square metre, what is owed. */
export const FinanceTab = ({ showing }: { showing: Showing }) => {
  const { t } = useTranslation();
  const { asked, note, place } = showing;
  const now = useFinanceDashboard(asked);
  const before = settled(useFinanceDashboard(showing.before));
  const year = settled(useFinanceDashboard(showing.year));
  const revenue = useMemo(() => now.data && revenueChart(t, now.data, year), [t, now.data, year]);
  const arrears = useMemo(() => now.data && arrearsChart(t, now.data), [t, now.data]);
  if (now.data === undefined || revenue === undefined || arrears === undefined) return <TabState {...now} />;
  const { sum, ended } = now.data.arrears;
  return (
    <div className={styles.body}>
      <StaleNotice error={now.error} retry={() => void now.refetch()} />
      <Figures
        asked={asked}
        label={t('dashboards.figures')}
        figures={financeFigures(t, now.data, { before, year })}
      />
      <div className={styles.charts}>
        <ChartCard model={revenue} chart="revenue" asked={asked} note={note} />
        <ChartCard
          model={arrears}
          chart="arrears"
          asked={{ warehouse_id: asked.warehouse_id }}
          note={place}
          foot={
            <>
              <span>
                {t('dashboards.debtsTotal', { sum: moneyShort(sum), ended: moneyShort(ended.sum) })}
              </span>
              <Link to="/agreements" search={{ warehouse: asked.warehouse_id, watch: 'debt' }}>
                {t('dashboards.openDebtors')}
              </Link>
            </>
          }
        />
      </div>
      <h2 className={styles.subtitle}>{t('dashboards.register')}</h2>
      <Figures asked={asked} label={t('dashboards.register')} figures={registerFigures(t, now.data)} />
    </div>
  );
};
