import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrinters } from '../../components/PrinterSelect.tsx';

/** What became of the last print or save. */
export type PrintNotice =
  | { readonly tone: 'good'; readonly text: string; readonly savedId?: string }
  | { readonly tone: 'danger'; readonly text: string };

/**
 * Printing as this window can: silently to the chosen printer and into PDF in the desktop window; in a browser by its own
 * dialog, which saves PDF too.
 */
export const usePrinting = (fileName: string) => {
  const { t } = useTranslation();
  const choice = usePrinters();
  const [notice, setNotice] = useState<PrintNotice | null>(null);
  const [busy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<PrintNotice | null>) => {
    setBusy(true);
    setNotice(null);
    try {
      setNotice(await work());
    } catch {
      setNotice({ tone: 'danger', text: t('prints.failed') });
    } finally {
      setBusy(false);
    }
  };

  const print = () =>
    attempt(async () => {
      if (window.mesto === undefined) {
        window.print();
        return null;
      }
      const done = await window.mesto.printPage(null);
      if (done.state === 'failed') {
        choice.look();
        return { tone: 'danger', text: done.sentence };
      }
      const { printers } = choice;
      const chosen = printers?.printers.find(({ name }) => name === printers.chosen);
      return done.state === 'cancelled'
        ? null
        : { tone: 'good', text: chosen ? t('prints.sentTo', { printer: chosen.title }) : t('prints.sent') };
    });

  const savePdf = () =>
    attempt(async () => {
      const saved = await window.mesto?.savePdf(fileName);
      if (saved === undefined || saved.state === 'cancelled') return null;
      return saved.state === 'failed'
        ? { tone: 'danger', text: saved.sentence }
        : { tone: 'good', text: t('downloads.saved', { fileName: saved.fileName }), savedId: saved.id };
    });

  return { choice, print, savePdf, notice, busy, isDesktop: window.mesto !== undefined };
};
