import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WORKBOOK_MEGABYTES } from '../../../contract/property.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { megabytes } from '../../i18n/format.ts';
import styles from './Property.module.css';
import type { Loading } from './useLoading.ts';

interface Props {
  readonly loading: Loading;
  readonly reason: string | null | undefined;
}

/** Where the filled workbook is chosen or dropped. */
export const FilePick = ({ loading, reason }: Props) => {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { file, check, isChecking, fault } = loading;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined && reason === null) loading.pick(dropped);
  };
  const label =
    file === null
      ? 'property.choose'
      : (check?.cnt_faults ?? 0) > 0
        ? 'property.chooseAgain'
        : 'property.chooseOther';
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way, the button is the keyboard's */}
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span className={styles.dropLine}>
          <ActionButton
            reason={reason}
            variant={file === null ? 'filled' : 'default'}
            leftSection={<IconUpload size={16} stroke={1.7} />}
            loading={isChecking}
            autoFocus
            onClick={() => input.current?.click()}
          >
            {t(label)}
          </ActionButton>
          {file === null ? (
            <span className="dim">{t('property.dropHint', { max: WORKBOOK_MEGABYTES })}</span>
          ) : (
            <span className={styles.fileName}>
              <IconFileSpreadsheet size={18} stroke={1.6} aria-hidden />
              <strong className="cut">{file.name}</strong>
              <span className="dim">{t('property.megabytes', { n: megabytes(file.bytes.length) })}</span>
            </span>
          )}
        </span>
        <input
          ref={input}
          type="file"
          accept=".xlsx"
          hidden
          aria-label={t('property.file')}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            // The same name again is another file: Excel has saved it meanwhile.
            event.currentTarget.value = '';
            if (chosen !== undefined) loading.pick(chosen);
          }}
        />
      </div>
      <p className={styles.status} role="status">
        {isChecking ? t('property.checking') : ''}
      </p>
      <Refusal text={fault} />
    </>
  );
};
