import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRentTrend, useWarehouseDashboard } from '../../api/dashboards.ts';
import { ChartCard } from '../../components/chart/ChartCard.tsx';
import { forecastChart, rentedChart, statesChart } from '../../components/dashboards/charts.ts';
import { warehouseFigures } from '../../components/dashboards/figureList.ts';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import { moneyShort } from '../../i18n/format.ts';
import styles from './Dashboards.module.css';
import { Figures } from './Figures.tsx';
import { type Showing, settled } from './showing.ts';
import { TabState } from './TabState.tsx';

/** Rooms by state now, what was let, and what is known of the months ahead. */
export const WarehouseTab = ({ showing }: { showing: Showing }) => {
  const { t } = useTranslation();
  const { asked, note, place } = showing;
  const rooms = useWarehouseDashboard(asked.warehouse_id);
  const trend = useRentTrend(asked);
  const before = useRentTrend(showing.before);
  const year = useRentTrend(showing.year);
  const states = useMemo(() => rooms.data && statesChart(t, rooms.data), [t, rooms.data]);
  const rented = useMemo(() => trend.data && rentedChart(t, trend.data), [t, trend.data]);
  const forecast = useMemo(() => trend.data && forecastChart(t, trend.data), [t, trend.data]);
  if (rooms.data === undefined || states === undefined) return <TabState {...rooms} />;
  const search = { warehouse: asked.warehouse_id };
  return (
    <div className={styles.body}>
      <StaleNotice
        error={rooms.error ?? trend.error}
        retry={() => void Promise.all([rooms.refetch(), trend.refetch()])}
      />
      <Figures
        asked={asked}
        label={t('dashboards.figures')}
        figures={warehouseFigures(t, rooms.data, trend.data, {
          before: settled(before),
          year: settled(year),
        })}
      />
      <div className={styles.charts}>
        <ChartCard
          model={states}
          chart="states"
          asked={{ warehouse_id: asked.warehouse_id }}
          note={place}
          foot={
            <Link to="/rooms" search={search}>
              {t('dashboards.openPlan')}
            </Link>
          }
        />
        {rented === undefined ? null : <ChartCard model={rented} chart="rented" asked={asked} note={note} />}
        {forecast === undefined ? null : (
          <ChartCard
            model={forecast}
            chart="forecast"
            asked={{ warehouse_id: asked.warehouse_id }}
            note={place}
            foot={
              <>
                <span>
                  {t('dashboards.forecastNote', {
                    now: moneyShort(trend.data?.now.rent ?? 0),
                    later: moneyShort(trend.data?.forecast.at(-1)?.rent ?? 0),
                  })}
                </span>
                <Link to="/indexation" search={{ ...search, plan: 'planned' }}>
                  {t('dashboards.openIndexation')}
                </Link>
                <Link to="/move-out" search={search}>
                  {t('dashboards.openMoveOut')}
                </Link>
              </>
            }
          />
        )}
      </div>
    </div>
  );
};
