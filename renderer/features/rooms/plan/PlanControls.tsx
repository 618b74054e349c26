import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconInfoCircle, IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Plan.module.css';
import { scaleBar } from './paint.ts';
import type { StageCamera } from './useStageCamera.ts';

const STEP = 1.4;

/** How long so many metres are at this zoom; drawn anew alone, not the plan with it. */
export const ScaleBar = ({ camera }: { camera: StageCamera }) => {
  const { t } = useTranslation();
  const [bar, setBar] = useState({ metres: 5, px: 60 });
  useEffect(() => {
    const follow = () => {
      const next = scaleBar(camera.get().scale);
      setBar((old) => (old.px === next.px && old.metres === next.metres ? old : next));
    };
    follow();
    return camera.subscribe(follow);
  }, []);
  return (
    <span className={styles.scale} aria-hidden>
      <span className={styles.bar} style={{ width: bar.px }} />
      {t('units.metres', { value: bar.metres })}
    </span>
  );
};

/** Nearer, farther, all of it. */
export const ZoomButtons = ({ camera }: { camera: StageCamera }) => {
  const { t } = useTranslation();
  const buttons = [
    [t('rooms.zoomIn'), IconPlus, () => camera.zoom(STEP)],
    [t('rooms.zoomOut'), IconMinus, () => camera.zoom(1 / STEP)],
    [t('rooms.fit'), IconArrowsMaximize, () => camera.fit(true)],
  ] as const;
  return (
    <div className={styles.controls}>
      {buttons.map(([label, Icon, act]) => (
        <Tooltip key={label} label={label} position="left">
          <ActionIcon variant="default" size={32} aria-label={label} onClick={act}>
            <Icon size={17} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
};

/** The scale, and whether the floor drew itself. */
export const PlanCaption = ({ camera, self }: { camera: StageCamera; self: boolean }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.caption}>
      <ScaleBar camera={camera} />
      {self ? (
        <Tooltip label={t('rooms.autoHint')} multiline maw={300} openDelay={150}>
          <span className={styles.auto}>
            <IconInfoCircle size={14} stroke={1.7} aria-hidden />
            {t('rooms.auto')}
          </span>
        </Tooltip>
      ) : null}
    </div>
  );
};
