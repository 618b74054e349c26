import { Chart } from 'chart.js';
import { useEffect, useRef } from 'react';
import { FONT_FAMILY } from '../../app/theme.ts';
import styles from './Chart.module.css';
import { chartConfig, type Scheme } from './config.ts';
import { type ChartModel, spoken } from './model.ts';

interface Props {
  readonly model: ChartModel;
  readonly scheme: Scheme;
  /** px; a chart with many lying bars needs more. */
  readonly height?: number | undefined;
}

/** The drawing alone. Who can't see it has the table beside it. */
export const ChartCanvas = ({ model, scheme, height = chartHeight(model) }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return;
    const chart = new Chart(canvas.current, chartConfig(model, scheme));
    let gone = false;
    // A canvas draws with whatever letters are there: without this the first one after a start would bear others.
    void document.fonts.load(`12px ${FONT_FAMILY}`).then(() => gone || chart.update());
    return () => {
      gone = true;
      chart.destroy();
    };
  }, [model, scheme]);
  return (
    <div className={styles.drawing} style={{ height }}>
      <canvas ref={canvas} role="img" aria-label={spoken(model)} data-chart />
    </div>
  );
};

const STANDING = 250;
const A_BAR = 25;
const AXIS = 70;

/** Bars that lie side by side need each its line. */
export const chartHeight = ({ lying, labels }: ChartModel): number =>
  lying ? Math.max(STANDING, labels.length * A_BAR + AXIS) : STANDING;
