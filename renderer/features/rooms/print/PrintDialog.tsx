import { Button, Group, Modal, SegmentedControl } from '@mantine/core';
import { IconFileTypePdf, IconPhoto, IconPrinter } from '@tabler/icons-react';
import i18next from 'i18next';
import { jsPDF } from 'jspdf';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../components/download/saveFile.ts';
import { number } from '../../../i18n/format.ts';
import type { Scene } from '../plan/paint.ts';
import styles from './Print.module.css';
import { paintSheet, type SheetTexts } from './paintSheet.ts';
import { withDensity } from './pngDensity.ts';
import { densityFor, SCALES, type ScaleOf, type Sheet, sheetFor, usualScale } from './sheet.ts';

interface Props {
  readonly scene: Scene;
  readonly texts: Omit<SheetTexts, 'subtitle'> & { readonly day: string };
  /** Without its ending. */
  readonly fileName: string;
  readonly onClose: () => void;
}

/** What is told of a sheet that was printed or saved; null: nothing, it was called off or the browser tells. */
type Said = { readonly good: string } | { readonly fault: string } | null;

const blobOf = (canvas: HTMLCanvasElement, mime: string, quality?: number): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)),
      mime,
      quality,
    );
  });

const asPng = async (canvas: HTMLCanvasElement, dpi: number): Promise<Blob> => {
  const png = await blobOf(canvas, 'image/png');
  return new Blob([withDensity(new Uint8Array(await png.arrayBuffer()), dpi)], { type: 'image/png' });
};

const asPdf = async (canvas: HTMLCanvasElement, sheet: Sheet): Promise<Blob> => {
  const picture = new Uint8Array(await (await blobOf(canvas, 'image/jpeg', 0.95)).arrayBuffer());
  const pdf = new jsPDF({
    unit: 'mm',
    format: [sheet.width, sheet.height],
    orientation: sheet.width > sheet.height ? 'landscape' : 'portrait',
    compress: true,
  });
  pdf.addImage(picture, 'JPEG', 0, 0, sheet.width, sheet.height);
  return pdf.output('blob');
};

/** Puts the sheet alone on the printer's page, in its true size, until it is printed. */
const print = async (canvas: HTMLCanvasElement, sheet: Sheet): Promise<Said> => {
  const url = URL.createObjectURL(await blobOf(canvas, 'image/png'));
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  picture.className = styles.printed ?? '';
  picture.style.width = `${sheet.width}mm`;
  picture.style.height = `${sheet.height}mm`;
  const page = document.createElement('style');
  page.textContent = `@page { size: ${sheet.width}mm ${sheet.height}mm; margin: 0 }`;
  document.head.append(page);
  document.body.append(picture);
  document.body.dataset.printing = 'plan';
  // Not every browser waits in `print` until the paper is made.
  const clear = () => {
    delete document.body.dataset.printing;
    picture.remove();
    page.remove();
    URL.revokeObjectURL(url);
  };
  const shell = window.mesto;
  if (shell === undefined) {
    window.addEventListener('afterprint', clear, { once: true });
    window.print();
    return null;
  }
  try {
    const done = await shell.printPage({ width: sheet.width, height: sheet.height });
    if (done.state === 'failed') return { fault: done.sentence };
    return done.state === 'printed' ? { good: i18next.t('prints.sent') } : null;
  } finally {
    clear();
  }
};

const save = async (content: Blob, fileName: string): Promise<Said> => {
  const saved = await saveFile({ content, fileName });
  if (saved.state === 'failed') return { fault: saved.sentence };
  // A browser shows downloads itself.
  return saved.state === 'saved' && saved.place !== null
    ? { good: i18next.t('downloads.saved', { fileName: saved.fileName }) }
    : null;
};

/** The floor on paper, true to scale: how large a sheet it takes, then printed or saved. */
export const PrintDialog = ({ scene, texts, fileName, onClose }: Props) => {
  const { t } = useTranslation();
  const [scale, setScale] = useState<ScaleOf>(() => usualScale(scene.layout));
  const [said, setSaid] = useState<Said>(null);
  const [busy, setBusy] = useState(false);
  const sheet = sheetFor(scene.layout, scale);
  const dpi = densityFor(sheet);
  const subtitle = `${t('print.scale', { scale })} · ${texts.day}`;
  const make = async (how: 'png' | 'pdf' | 'print') => {
    setSaid(null);
    setBusy(true);
    try {
      const canvas = paintSheet(scene, sheet, scale, { ...texts, subtitle }, dpi);
      if (how === 'print') setSaid(await print(canvas, sheet));
      else {
        const content = how === 'png' ? await asPng(canvas, dpi) : await asPdf(canvas, sheet);
        setSaid(await save(content, `${fileName}.${how}`));
      }
    } catch {
      setSaid({ fault: t('print.failed') });
    }
    setBusy(false);
  };
  return (
    <Modal opened onClose={onClose} title={t('print.title')} centered size="lg">
      <div className={styles.dialog}>
        <SegmentedControl
          aria-label={t('print.scaleLabel')}
          value={String(scale)}
          onChange={(value) => setScale(SCALES.find((one) => String(one) === value) ?? scale)}
          data={SCALES.map((one) => ({ value: String(one), label: `1:${one}` }))}
        />
        <p className={styles.note} aria-live="polite">
          {t(sheet.paper === null ? 'print.ownPaper' : 'print.paper', {
            paper: sheet.paper ?? '',
            width: number(sheet.width),
            height: number(sheet.height),
          })}{' '}
          {t('print.hundred')}
        </p>
        {said === null ? null : 'fault' in said ? (
          <p className={styles.bad} role="alert">
            {said.fault}
          </p>
        ) : (
          <p className={styles.note} role="status">
            {said.good}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            leftSection={<IconPhoto size={16} stroke={1.7} />}
            disabled={busy}
            onClick={() => void make('png')}
          >
            PNG
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileTypePdf size={16} stroke={1.7} />}
            disabled={busy}
            onClick={() => void make('pdf')}
          >
            PDF
          </Button>
          <Button
            leftSection={<IconPrinter size={16} stroke={1.7} />}
            loading={busy}
            onClick={() => void make('print')}
            data-autofocus
          >
            {t('print.print')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
};
