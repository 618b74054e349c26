import { ActionIcon, Button, Group, Skeleton } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconFileTypePdf,
  IconPhotoOff,
  IconRotateClockwise2,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoredFile } from '../../api/files.ts';
import { ErrorState } from '../ErrorState.tsx';
import { StateMessage } from '../StateMessage.tsx';
import styles from './Passport.module.css';
import { type PhotoView, shifted, transformOf, turned, WHOLE, zoomed } from './photoView.ts';

const STEP = 1.4;

/** Zoom and rotation of one photo, for buttons, wheel and the keys of the screen around it. */
export const usePhotoView = () => {
  const [view, setView] = useState<PhotoView>(WHOLE);
  return {
    view,
    set: setView,
    rotate: () => setView(turned),
    nearer: () => setView((old) => zoomed(old, STEP)),
    farther: () => setView((old) => zoomed(old, 1 / STEP)),
    reset: () => setView(WHOLE),
  };
};
export type PhotoControl = ReturnType<typeof usePhotoView>;

interface Props {
  /** Where the photo is served; null: there is none. */
  readonly link: string | null;
  /** Whose it is, for screen readers. */
  readonly label: string;
  readonly control: PhotoControl;
  /** Says that there is no photo; absent: that it is a passport's. */
  readonly none?: string;
  /** Stands in place of a photo that isn't there: how to add one. */
  readonly missing?: React.ReactNode;
}

/** A passport's photo: wheel and `+` `−` zoom, drag moves, `R` turns. */
export const PassportViewer = ({ link, label, control, none, missing }: Props) => {
  const { t } = useTranslation();
  const file = useStoredFile(link);
  if (link === null)
    return (
      <div className={styles.frame}>
        <StateMessage
          icon={<IconPhotoOff stroke={1.5} />}
          title={none ?? t('passport.none')}
          text={missing}
        />
      </div>
    );
  if (file.error !== null)
    return (
      <div className={styles.frame}>
        <ErrorState title={t('passport.failed')} error={file.error} retry={file.refetch} />
      </div>
    );
  if (file.url === null) return <Skeleton className={styles.frame} aria-label={t('common.loading')} />;
  if (file.mime === 'application/pdf') return <PdfScan url={file.url} />;
  return <Photo url={file.url} label={label} control={control} />;
};

const PdfScan = ({ url }: { url: string }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.frame}>
      <StateMessage
        icon={<IconFileTypePdf stroke={1.5} />}
        title={t('passport.pdf')}
        text={t('passport.pdfHint')}
        action={
          <Button component="a" href={url} download="passport.pdf" variant="default">
            {t('passport.pdfOpen')}
          </Button>
        }
      />
    </div>
  );
};

const Photo = ({ url, label, control }: { url: string; label: string; control: PhotoControl }) => {
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef<{ x: number; y: number } | null>(null);
  const { view, set } = control;

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    // Not passive: the page must not scroll with the photo.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.x - box.width / 2, y: event.clientY - box.y - box.height / 2 };
      set((old) => zoomed(old, event.deltaY < 0 ? 1.15 : 1 / 1.15, at));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [set]);

  const grab = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, y: event.clientY };
  };
  const drag = (event: PointerEvent) => {
    const from = held.current;
    if (from === null) return;
    held.current = { x: event.clientX, y: event.clientY };
    set((old) => shifted(old, event.clientX - from.x, event.clientY - from.y));
  };
  const drop = () => {
    held.current = null;
  };
  return (
    <div className={styles.frame}>
      <div
        ref={frame}
        className={styles.stage}
        data-zoomed={view.zoom > 1 || undefined}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
      >
        <img
          src={url}
          alt={label}
          draggable={false}
          className={styles.photo}
          data-sideways={view.turns % 2 === 1 || undefined}
          style={{ transform: transformOf(view) }}
        />
      </div>
      <Tools control={control} />
    </div>
  );
};

const TOOLS = [
  { name: 'farther', key: '−', Icon: IconZoomOut },
  { name: 'nearer', key: '+', Icon: IconZoomIn },
  { name: 'rotate', key: 'R', Icon: IconRotateClockwise2 },
  { name: 'reset', key: '0', Icon: IconArrowsMaximize },
] as const;

const Tools = ({ control }: { control: PhotoControl }) => {
  const { t } = useTranslation();
  return (
    <Group gap={4} className={styles.tools}>
      {TOOLS.map(({ name, key, Icon }) => (
        <ActionIcon
          key={name}
          variant="default"
          aria-label={t(`passport.${name}`)}
          title={`${t(`passport.${name}`)} (${key})`}
          onClick={control[name]}
        >
          <Icon size={17} stroke={1.7} />
        </ActionIcon>
      ))}
    </Group>
  );
};
