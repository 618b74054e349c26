import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconCircleCheck, IconFileAlert, IconFileDownload, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../i18n/format.ts';
import styles from './Download.module.css';
import { type Download, forget, save, useDownloads } from './downloads.ts';
import type { SavedPlace } from './saveFile.ts';

/** All files that are being made or were just saved, in a corner, out of the way. */
export const DownloadTray = () => {
  const { t } = useTranslation();
  const downloads = useDownloads();
  if (downloads.length === 0) return null;
  return (
    <section className={styles.tray} aria-label={t('downloads.title')}>
      {downloads.map((download) => (
        <Item key={download.key} download={download} />
      ))}
    </section>
  );
};

const Item = ({ download }: { download: Download }) => {
  const { t } = useTranslation();
  const { key, title, state } = download;
  const running = state.name === 'running';
  return (
    <div className={styles.item} data-state={state.name}>
      <div className={styles.head}>
        <StateIcon state={state.name} />
        <strong className="cut" title={title}>
          {title}
        </strong>
        <ActionIcon
          size="sm"
          onClick={() => forget(key)}
          aria-label={t(running ? 'downloads.cancelOf' : 'downloads.dismissOf', { title })}
          title={t(running ? 'downloads.cancel' : 'common.close')}
        >
          <IconX size={15} stroke={1.7} />
        </ActionIcon>
      </div>
      <div aria-live="polite">
        <Body download={download} />
      </div>
    </div>
  );
};

const StateIcon = ({ state }: { state: Download['state']['name'] }) => {
  const Icon = {
    running: IconFileDownload,
    ready: IconFileDownload,
    saved: IconCircleCheck,
    failed: IconFileAlert,
  }[state];
  return <Icon size={18} stroke={1.7} className={styles.icon} aria-hidden />;
};

const Body = ({ download: { key, state } }: { download: Download }): ReactNode => {
  const { t } = useTranslation();
  if (state.name === 'running') return <Running done={state.done} total={state.total} />;
  if (state.name === 'saved') return <Saved fileName={state.fileName} place={state.place} />;
  if (state.name === 'failed')
    return (
      <div className={styles.line}>
        <span>{state.sentence}</span>
        <Button size="compact-xs" variant="default" onClick={state.again}>
          {t('common.retry')}
        </Button>
      </div>
    );
  return (
    <div className={styles.line}>
      <span>{state.fault ?? t('downloads.ready')}</span>
      <Button size="compact-xs" onClick={() => void save(key, state.file)}>
        {t('downloads.save')}
      </Button>
    </div>
  );
};

const Running = ({ done, total }: { done: number; total: number | null }) => {
  const { t } = useTranslation();
  const percent = total === null || total === 0 ? 0 : Math.floor((100 * done) / total);
  return (
    <>
      <Progress
        value={total === null ? 100 : percent}
        animated={total === null}
        size="sm"
        aria-label={t('downloads.progress', { percent })}
      />
      <span className={styles.note}>
        {total === null
          ? t('downloads.preparing')
          : t('downloads.rows', { done: number(done), total: number(total) })}
      </span>
    </>
  );
};

const Saved = ({ fileName, place }: { fileName: string; place: SavedPlace | null }) => {
  const { t } = useTranslation();
  const [gone, setGone] = useState(false);
  const open = (id: string, how: 'file' | 'folder') => {
    void window.mesto?.openSaved(id, how).then((opened) => setGone(!opened));
  };
  return (
    <>
      <span className={styles.name}>
        {t(place === null ? 'downloads.downloaded' : 'downloads.saved', { fileName })}
      </span>
      {place === null ? null : (
        <span className={styles.line}>
          <Button size="compact-xs" variant="default" onClick={() => open(place.id, 'file')}>
            {t('downloads.openFile')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => open(place.id, 'folder')}>
            {t('downloads.openFolder')}
          </Button>
        </span>
      )}
      {gone ? <span className={styles.note}>{t('downloads.notOpened')}</span> : null}
    </>
  );
};
