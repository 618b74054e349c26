import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientDashboard } from '../../api/dashboards.ts';
import { ChartCard } from '../../components/chart/ChartCard.tsx';
import { agesChart, flowChart, movesChart } from '../../components/dashboards/charts.ts';
import { clientFigures } from '../../components/dashboards/figureList.ts';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import styles from './Dashboards.module.css';
import { Figures } from './Figures.tsx';
import { type Showing, settled } from './showing.ts';
import { TabState } from './TabState.tsx';

/** Who comes, stays and goes. */
export const ClientsTab = ({ showing }: { showing: Showing }) => {
  const { t } = useTranslation();
  const { asked, note } = showing;
  const now = useClientDashboard(asked);
  const before = useClientDashboard(showing.before);
  const year = useClientDashboard(showing.year);
  const charts = useMemo(
    () =>
      now.data && {
        flow: flowChart(t, now.data),
        moves: movesChart(t, now.data),
        ages: agesChart(t, now.data),
      },
    [t, now.data],
  );
  if (now.data === undefined || charts === undefined) return <TabState {...now} />;
  return (
    <div className={styles.body}>
      <StaleNotice error={now.error} retry={() => void now.refetch()} />
      <Figures
        asked={asked}
        label={t('dashboards.figures')}
        figures={clientFigures(t, now.data, { before: settled(before), year: settled(year) })}
      />
      <div className={styles.charts}>
        <ChartCard model={charts.flow} chart="flow" asked={asked} note={note} />
        <ChartCard model={charts.moves} chart="moves" asked={asked} note={note} />
        <ChartCard model={charts.ages} chart="ages" asked={asked} note={note} />
      </div>
    </div>
  );
};
