import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconInfoCircle, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Plan.module.css';
import type { StageCamera } from './useStageCamera.ts';

interface Props {
  readonly camera: StageCamera;
  readonly bar: { readonly metres: number; readonly px: number };
}

const STEP = 1.4;

/** Zoom by hand, the scale, and where this drawing comes from. */
export const PlanControls = ({ camera, bar }: Props) => {
  const { t } = useTranslation();
  const buttons = [
    [t('rooms.zoomIn'), IconPlus, () => camera.zoom(STEP)],
    [t('rooms.zoomOut'), IconMinus, () => camera.zoom(1 / STEP)],
    [t('rooms.fit'), IconArrowsMaximize, () => camera.fit(true)],
  ] as const;
  return (
    <>
      <div className={styles.controls}>
        {buttons.map(([label, Icon, act]) => (
          <Tooltip key={label} label={label} position="left">
            <ActionIcon variant="default" size={32} aria-label={label} onClick={act}>
              <Icon size={17} stroke={1.8} />
            </ActionIcon>
          </Tooltip>
        ))}
      </div>
      <div className={styles.caption}>
        <span className={styles.scale} aria-hidden>
          <span className={styles.bar} style={{ width: bar.px }} />
          {t('units.metres', { value: bar.metres })}
        </span>
        <Tooltip label={t('rooms.autoHint')} multiline maw={300} openDelay={150}>
          <span className={styles.auto}>
            <IconInfoCircle size={14} stroke={1.7} aria-hidden />
            {t('rooms.auto')}
          </span>
        </Tooltip>
      </div>
    </>
  );
};
