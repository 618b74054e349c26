import { Button, Loader } from '@mantine/core';
import { useDocumentTitle, useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useCanGoBack, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/apiError.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import notices from '../../components/Notice.module.css';
import { PrinterSelect } from '../../components/PrinterSelect.tsx';
import { dayTime } from '../../i18n/format.ts';
import styles from './Print.module.css';
import { usePrinting } from './usePrinting.ts';

/** What every paper knows of its making (contract/prints.ts). */
export interface Making {
  readonly made_at: string;
  readonly made_by: string;
  readonly pending: 0 | 1;
  readonly landlord: {
    readonly short_name: string;
    readonly inn: string;
    readonly address: string;
    readonly phone: string;
  } | null;
}

interface Props {
  readonly title: string;
  /** Its choices: a period, a day. They aren't printed. */
  readonly choices?: ReactNode;
  readonly paper: Making | undefined;
  readonly error: ApiError | null;
  readonly retry: () => void;
  readonly children: ReactNode;
}

/** A paper as it will come out, and how it gets there: to the printer, or into a PDF. */
export const PrintPage = ({ title, choices, paper, error, retry, children }: Props) => {
  const { t } = useTranslation();
  // The browser's dialog offers the window's title as the file's name.
  useDocumentTitle(title);
  return (
    <div className={styles.page}>
      <Toolbar title={title} choices={choices} ready={paper !== undefined} />
      {paper !== undefined ? (
        <main className={styles.desk}>
          <Sheet making={paper}>{children}</Sheet>
        </main>
      ) : error === null ? (
        <Loader className={styles.wait} aria-label={t('common.loading')} />
      ) : (
        <ErrorState title={t('prints.notLoaded')} error={error} retry={retry} retrying={false} />
      )}
    </div>
  );
};

const Toolbar = ({ title, choices, ready }: { title: string; choices?: ReactNode; ready: boolean }) => {
  const { t } = useTranslation();
  const { choice, print, savePdf, notice, busy, isDesktop } = usePrinting(`${title}.pdf`);
  useHotkeys([['mod+P', () => void (ready && print())]], []);
  return (
    <header className={styles.toolbar}>
      <Back />
      <h1 className="cut" title={title}>
        {title}
      </h1>
      {choices}
      <span className={styles.gap} />
      {choice.printers !== null && choice.printers.printers.length > 0 ? (
        <PrinterSelect of={choice} compact />
      ) : null}
      {isDesktop ? (
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={16} stroke={1.7} />}
          disabled={!ready || busy}
          onClick={() => void savePdf()}
        >
          {t('prints.savePdf')}
        </Button>
      ) : null}
      <Button
        leftSection={<IconPrinter size={16} stroke={1.7} />}
        disabled={!ready}
        loading={busy}
        onClick={() => void print()}
      >
        {t('prints.print')}
      </Button>
      {notice === null ? null : (
        <div
          className={`${notices.notice} ${styles.notice}`}
          {...(notice.tone === 'danger' ? { 'data-tone': 'danger', role: 'alert' } : { role: 'status' })}
        >
          <span>{notice.text}</span>
          {'savedId' in notice && notice.savedId !== undefined ? <OpenSaved id={notice.savedId} /> : null}
        </div>
      )}
    </header>
  );
};

const OpenSaved = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  return (
    <Button size="compact-sm" variant="default" onClick={() => void window.mesto?.openSaved(id, 'file')}>
      {t('downloads.openFile')}
    </Button>
  );
};

const Back = () => {
  const { t } = useTranslation();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconArrowLeft size={16} stroke={1.7} />}
      onClick={() => (canGoBack ? router.history.back() : void router.navigate({ to: '/' }))}
    >
      {t('common.back')}
    </Button>
  );
};

/**
 * The paper. A table's foot is the one thing that a browser repeats on every page and keeps room for, so the sheet is one:
 * what must stand on each page stands in it.
 */
const Sheet = ({ making, children }: { making: Making; children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <table className={styles.sheet} data-paper role="presentation">
      <tbody>
        <tr>
          <td className={styles.content}>
            <Letterhead landlord={making.landlord} />
            {children}
          </td>
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <td className={styles.foot}>
            <span>{t('prints.made', { at: dayTime(making.made_at), by: making.made_by })}</span>
            {making.pending === 1 ? <strong>{t('prints.pending')}</strong> : null}
          </td>
        </tr>
      </tfoot>
    </table>
  );
};

const Letterhead = ({ landlord }: Pick<Making, 'landlord'>) => {
  const { t } = useTranslation();
  if (landlord === null) return null;
  const inn = landlord.inn === '' ? '' : t('prints.inn', { inn: landlord.inn });
  return (
    <div className={styles.letterhead}>
      <strong>{landlord.short_name}</strong>
      <span>{[inn, landlord.address, landlord.phone].filter((part) => part !== '').join(' · ')}</span>
    </div>
  );
};
