import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type DashboardPaper, useDashboardPrint } from '../../api/dashboards.ts';
import { ChartCanvas } from '../../components/chart/ChartCanvas.tsx';
import { type ChartModel, isEmpty } from '../../components/chart/model.ts';
import {
  agesChart,
  arrearsChart,
  flowChart,
  forecastChart,
  movesChart,
  rentedChart,
  revenueChart,
  statesChart,
} from '../../components/dashboards/charts.ts';
import { type Figure, figureText } from '../../components/dashboards/figure.ts';
import {
  clientFigures,
  financeFigures,
  registerFigures,
  warehouseFigures,
} from '../../components/dashboards/figureList.ts';
import { day } from '../../i18n/format.ts';
import { Facts } from './Facts.tsx';
import styles from './Print.module.css';
import { PrintPage } from './PrintPage.tsx';

/** All dashboards on paper, of one moment: figures, then the charts, dark on white whatever the theme. */
export const DashboardsPrint = () => {
  const { t } = useTranslation();
  const { warehouse = 0, from, to } = useSearch({ from: '/signedIn/print/dashboards' });
  const { data, error, refetch } = useDashboardPrint({
    warehouse_id: warehouse,
    start_date: from,
    end_date: to,
  });
  return (
    <PrintPage title={t('dashboards.printTitle')} paper={data} error={error} retry={() => void refetch()}>
      {data === undefined ? null : <Paper paper={data} />}
    </PrintPage>
  );
};

const Paper = ({ paper }: { paper: DashboardPaper }) => {
  const { t } = useTranslation();
  const { warehouse, clients, finance, trend } = paper;
  const parts = useMemo(
    () => [
      {
        name: t('dashboards.tab_warehouse'),
        figures: warehouseFigures(t, warehouse, trend, {}),
        charts: [statesChart(t, warehouse), rentedChart(t, trend), forecastChart(t, trend)],
      },
      {
        name: t('dashboards.tab_clients'),
        figures: clientFigures(t, clients, {}),
        charts: [flowChart(t, clients), movesChart(t, clients), agesChart(t, clients)],
      },
      {
        name: t('dashboards.tab_finance'),
        figures: [...financeFigures(t, finance, {}), ...registerFigures(t, finance)],
        charts: [revenueChart(t, finance, undefined), arrearsChart(t, finance)],
      },
    ],
    [t, warehouse, clients, finance, trend],
  );
  return (
    <>
      <h2>{t('dashboards.printTitle')}</h2>
      <Facts
        facts={[
          [t('prints.warehouse'), paper.warehouse_name],
          [
            t('list.period'),
            t('dashboards.period', { from: day(paper.start_date), to: day(paper.end_date) }),
          ],
        ]}
      />
      {parts.map(({ name, figures, charts }) => (
        <section key={name}>
          <h3>{name}</h3>
          <FigureTable figures={figures} />
          {charts.map((model) => (
            <PaperChart key={model.title} model={model} />
          ))}
        </section>
      ))}
    </>
  );
};

/** Two figures a line: paper is narrow. */
const FigureTable = ({ figures }: { figures: readonly Figure[] }) => (
  <dl className={styles.figurePairs}>
    {figures.map((figure) => (
      <div key={figure.name}>
        <dt>{figure.name}</dt>
        <dd>{figureText(figure)}</dd>
      </div>
    ))}
  </dl>
);

const PaperChart = ({ model }: { model: ChartModel }) =>
  isEmpty(model) ? null : (
    <figure className={styles.chart}>
      <figcaption>{model.title}</figcaption>
      <ChartCanvas model={model} scheme="light" />
    </figure>
  );
