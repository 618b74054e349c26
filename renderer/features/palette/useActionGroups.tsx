import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { arrearsRegister, roomRegister } from '../../../contract/registers.ts';
import { useAllowedAtAll } from '../../api/allowed.ts';
import { closeDialog, openDialog } from '../../app/dialogs.ts';
import { SECTIONS } from '../../app/frame/Navigation.tsx';
import { useWarehouseChoice } from '../../app/warehouseChoice.ts';
import { startDownload } from '../../components/download/downloads.ts';
import type { FinderGroup, FinderOption } from '../../components/finder/Finder.tsx';
import { meant } from './meant.ts';
import styles from './Palette.module.css';

interface Named {
  readonly key: string;
  readonly name: string;
  readonly hint?: string;
  readonly reason?: string | null | undefined;
  run(): void;
}

const optionOf = ({ key, name, hint, reason, run }: Named): FinderOption => ({
  key,
  reason,
  content: (
    <span className={styles.line}>
      <span className={styles.title}>{name}</span>
      <span className={`${styles.note} cut`}>{reason ?? ''}</span>
      <span className={styles.right}>{hint === undefined ? null : <kbd>{hint}</kbd>}</span>
    </span>
  ),
  choose: () => {
    closeDialog();
    run();
  },
});

/** What can be done and where one can go, by the words typed so far. */
export const useActionGroups = (typed: string): FinderGroup[] => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { warehouse } = useWarehouseChoice();
  const reasonOf = useAllowedAtAll();
  const actions: Named[] = [
    {
      key: 'accept',
      name: t('accept.title'),
      hint: 'F2',
      reason: reasonOf('acceptPayment'),
      run: () => openDialog({ kind: 'accept', mode: 'payment' }),
    },
    {
      key: 'return',
      name: t('accept.titleReturn'),
      reason: reasonOf('acceptPayment'),
      run: () => openDialog({ kind: 'accept', mode: 'return' }),
    },
    {
      key: 'endRent',
      name: t('endRent.open'),
      hint: 'F4',
      run: () => openDialog({ kind: 'endRent' }),
    },
    {
      key: 'let',
      name: t('palette.let'),
      reason: reasonOf('let'),
      run: () => void navigate({ to: '/letting' }),
    },
    {
      key: 'close',
      name: t('day.close'),
      reason: reasonOf('closeDay'),
      run: () => void navigate({ to: '/payments/day' }),
    },
    {
      key: 'dayPaper',
      name: t('papers.dayPaper'),
      run: () => void navigate({ to: '/print/day', search: { warehouse } }),
    },
    {
      key: 'arrears',
      name: t('papers.arrears'),
      hint: 'Excel',
      run: () => startDownload(t('papers.arrears'), arrearsRegister, { warehouse_id: warehouse }),
    },
    {
      key: 'rooms',
      name: t('papers.rooms'),
      hint: 'Excel',
      run: () => startDownload(t('papers.rooms'), roomRegister, { warehouse_id: warehouse }),
    },
    {
      key: 'load',
      name: t('property.title'),
      hint: 'Excel',
      reason: reasonOf('loadProperty'),
      run: () => void navigate({ to: '/rooms/load' }),
    },
  ];
  const screens: Named[] = SECTIONS.flatMap(({ to, name }) =>
    to === undefined ? [] : [{ key: to, name: t(name), run: () => void navigate({ to }) }],
  );
  const fitting = (all: readonly Named[]) => all.filter(({ name }) => meant(typed, name)).map(optionOf);
  return [
    { title: t('palette.actions'), options: fitting(actions) },
    { title: t('palette.screens'), options: fitting(screens) },
  ];
};
