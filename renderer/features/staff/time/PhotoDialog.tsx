import { Loader, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SheetDay } from '../../../../contract/worktime.ts';
import { useStoredFile } from '../../../api/files.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { day } from '../../../i18n/format.ts';
import styles from './Time.module.css';

export interface ShownPhoto {
  readonly one: SheetDay;
  readonly which: 'start' | 'end';
}

interface Props {
  readonly name: string;
  readonly shown: ShownPhoto;
  readonly onClose: () => void;
}

/** The photos of one day, the one that was clicked first. */
export const PhotoDialog = ({ name, shown: { one, which }, onClose }: Props) => {
  const { t } = useTranslation();
  const sides = which === 'start' ? (['start', 'end'] as const) : (['end', 'start'] as const);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('worktime.photoTitle', { name, day: day(one.date) })}
      size={720}
      centered
    >
      {sides.map((side) => {
        const [link, time] =
          side === 'start' ? [one.start_photo_link, one.time_start] : [one.end_photo_link, one.time_end];
        return link === null ? null : <Photo key={side} side={side} link={link} time={time ?? ''} />;
      })}
    </Modal>
  );
};

const Photo = ({ side, link, time }: { side: 'start' | 'end'; link: string; time: string }) => {
  const { t } = useTranslation();
  const { url, error, refetch } = useStoredFile(link);
  const title = t(side === 'start' ? 'worktime.startedAt' : 'worktime.endedAt', { time });
  return (
    <figure className={styles.photo}>
      {error ? (
        <ErrorState title={t('worktime.photoFailed')} error={error} retry={refetch} />
      ) : url === null ? (
        <Loader size="sm" />
      ) : (
        <img src={url} alt={title} />
      )}
      <figcaption>{title}</figcaption>
    </figure>
  );
};
