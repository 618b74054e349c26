import { useTranslation } from 'react-i18next';
import { PlainTable } from '../PlainTable.tsx';
import { type ChartModel, valueText } from './model.ts';

/** The same values to be read. */
export const ChartTable = ({ model: { title, what, labels, series, unit } }: { model: ChartModel }) => {
  const { t } = useTranslation();
  const rows = labels.map((label, i) => ({ label, i }));
  return (
    <PlainTable
      label={title}
      rows={rows}
      rowKey={({ i }) => i}
      empty={t('dashboards.nothing')}
      columns={[
        { title: what, cell: ({ label }) => label },
        ...series.map(({ name, values }) => ({
          title: name,
          right: true,
          cell: ({ i }: { i: number }) => valueText(values[i] ?? null, unit),
        })),
      ]}
    />
  );
};
