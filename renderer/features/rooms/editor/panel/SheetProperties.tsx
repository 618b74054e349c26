import { Button, FileButton, Select, Slider, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bounds } from '../../../../../plan/geometry.ts';
import { number } from '../../../../i18n/format.ts';
import styles from '../Editor.module.css';
import { boxAround, itemsOf } from '../model/document.ts';
import type { BackgroundControl } from '../useBackground.ts';
import { type Editor, GRIDS } from '../useEditor.ts';
import { MetreField } from './MetreField.tsx';

interface Props {
  readonly editor: Editor;
  readonly picture: BackgroundControl;
}

/** A picture below the drawing: loaded, faded, scaled by two points. */
const Picture = ({ editor, picture }: Props) => {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const { background } = picture;
  const load = (file: File | null) => {
    if (file === null) return;
    setFailed(false);
    picture.load(file, editor.doc.width).catch(() => setFailed(true));
  };
  return (
    <section className={styles.group} aria-label={t('editor.picture')}>
      <h3>{t('editor.picture')}</h3>
      <p className={styles.note}>{t('editor.pictureHint')}</p>
      {failed ? (
        <p className={styles.bad} role="alert">
          {t('editor.pictureFailed')}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <FileButton accept="image/png,image/jpeg,image/webp,image/svg+xml" onChange={load}>
          {(props) => (
            <Button {...props} size="compact-sm" variant="default">
              {t(background === null ? 'editor.pictureLoad' : 'editor.pictureOther')}
            </Button>
          )}
        </FileButton>
        {background === null ? null : (
          <>
            <Button size="compact-sm" variant="default" onClick={() => editor.use('measure')}>
              {t('editor.pictureScale')}
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={picture.clear}>
              {t('editor.pictureClear')}
            </Button>
          </>
        )}
      </div>
      {background === null ? null : (
        <>
          <p className={styles.note}>
            {t('editor.pictureSize', {
              name: background.name,
              width: number(background.image.naturalWidth * background.placement.scale),
              height: number(background.image.naturalHeight * background.placement.scale),
            })}
          </p>
          <p className={styles.note}>{t('editor.pictureOpacity')}</p>
          <Slider
            size="sm"
            label={null}
            min={0.1}
            max={1}
            step={0.05}
            value={background.opacity}
            onChange={picture.setOpacity}
            thumbLabel={t('editor.pictureOpacity')}
          />
        </>
      )}
    </section>
  );
};

/** The sheet itself, while nothing is chosen: its size, what things stick to, the picture below. */
export const SheetProperties = ({ editor, picture }: Props) => {
  const { t } = useTranslation();
  const { doc } = editor;
  const drawn = itemsOf(doc).length === 0 ? bounds([]) : boxAround(itemsOf(doc));
  const least = { width: drawn.x + drawn.width, height: drawn.y + drawn.height };
  return (
    <>
      <section className={styles.group} aria-label={t('editor.sheet')}>
        <h3>{t('editor.sheet')}</h3>
        <div className={styles.pairs}>
          <MetreField
            label={t('editor.sheetWidth')}
            value={doc.width}
            min={Math.max(1, least.width)}
            onValue={(width) => editor.apply({ ...doc, width })}
          />
          <MetreField
            label={t('editor.sheetHeight')}
            value={doc.height}
            min={Math.max(1, least.height)}
            onValue={(height) => editor.apply({ ...doc, height })}
          />
        </div>
      </section>
      <section className={styles.group} aria-label={t('editor.snapping')}>
        <h3>{t('editor.snapping')}</h3>
        <Select
          size="xs"
          label={t('editor.grid')}
          allowDeselect={false}
          value={String(editor.grid)}
          onChange={(value) => editor.setGrid(Number(value))}
          data={GRIDS.map((step) => ({
            value: String(step),
            label: step === 0 ? t('editor.noGrid') : t('units.metres', { value: number(step) }),
          }))}
        />
        <Switch
          size="xs"
          label={t('editor.sticky')}
          checked={editor.sticky}
          onChange={(event) => editor.setSticky(event.currentTarget.checked)}
        />
        <p className={styles.note}>{t('editor.altHint')}</p>
      </section>
      <Picture editor={editor} picture={picture} />
    </>
  );
};
