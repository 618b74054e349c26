import { ActionIcon, SegmentedControl, useComputedColorScheme } from '@mantine/core';
import { IconFileSpreadsheet, IconPhotoDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DashboardChart, dashboardRegister } from '../../../contract/registers.ts';
import { Section } from '../card/Section.tsx';
import { startDownload } from '../download/downloads.ts';
import { saveFile } from '../download/saveFile.ts';
import styles from './Chart.module.css';
import { ChartCanvas } from './ChartCanvas.tsx';
import { ChartTable } from './ChartTable.tsx';
import { type ChartModel, isEmpty } from './model.ts';
import { chartPicture } from './picture.ts';

interface Props {
  readonly model: ChartModel;
  /** Whose data Excel gets, and of what. */
  readonly chart: DashboardChart;
  readonly asked: {
    readonly warehouse_id: number;
    readonly start_date?: string | undefined;
    readonly end_date?: string | undefined;
  };
  /** What it is of, in words: warehouse and period; it stands on the picture. */
  readonly note: string;
  /** Where the figures lead. */
  readonly foot?: ReactNode;
}

/** One chart with its table, its picture and its data. */
export const ChartCard = ({ model, chart, asked, note, foot }: Props) => {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [fault, setFault] = useState<string | null>(null);
  const { title } = model;
  const savePicture = async () => {
    const content = await chartPicture(model, note);
    const saved =
      content === null
        ? { state: 'failed' as const, sentence: t('dashboards.noPicture') }
        : await saveFile({ content, fileName: `${title}, ${note}.png`.replace(/[\\/:*?"<>|]/g, ' ') });
    setFault(saved.state === 'failed' ? saved.sentence : null);
  };
  const tools = (
    <span className={styles.tools}>
      <SegmentedControl
        size="xs"
        value={view}
        onChange={(value) => setView(value === 'table' ? 'table' : 'chart')}
        aria-label={t('dashboards.viewOf', { title })}
        data={[
          { value: 'chart', label: t('dashboards.asChart') },
          { value: 'table', label: t('dashboards.asTable') },
        ]}
      />
      <ActionIcon
        onClick={() => void savePicture()}
        aria-label={t('dashboards.pictureOf', { title })}
        title={t('dashboards.picture')}
      >
        <IconPhotoDown size={18} stroke={1.7} />
      </ActionIcon>
      <ActionIcon
        onClick={() => startDownload(title, dashboardRegister, { chart, ...asked })}
        aria-label={t('dashboards.excelOf', { title })}
        title={t('dashboards.excel')}
      >
        <IconFileSpreadsheet size={18} stroke={1.7} />
      </ActionIcon>
    </span>
  );
  return (
    <Section title={title} aside={tools}>
      {fault === null ? null : (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      {isEmpty(model) ? (
        <p className={styles.nothing}>{t('dashboards.nothing')}</p>
      ) : view === 'chart' ? (
        <ChartCanvas model={model} scheme={scheme} />
      ) : (
        <ChartTable model={model} />
      )}
      {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
    </Section>
  );
};
