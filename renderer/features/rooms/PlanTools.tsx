import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPrinter, IconTableExport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roomRegister } from '../../../contract/registers.ts';
import type { RoomCard } from '../../../contract/rooms.ts';
import { useAllowedAtAll } from '../../api/allowed.ts';
import { useWarehouses } from '../../api/queries.ts';
import { LEVEL_KEYS, type PaintKey } from '../../app/theme.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { startDownload } from '../../components/download/downloads.ts';
import type { Scene } from './plan/paint.ts';
import { PrintDialog } from './print/PrintDialog.tsx';
import { legendOf } from './print/paintSheet.ts';
import type { RoomsView } from './useRoomsView.ts';

interface Props {
  readonly warehouse: number;
  readonly rooms: readonly RoomCard[];
  readonly scene: Scene;
  readonly view: RoomsView;
}

const isLevel = (paint: PaintKey): paint is (typeof LEVEL_KEYS)[number] =>
  (LEVEL_KEYS as readonly string[]).includes(paint);

/** What is done with the plan itself: on paper, its rooms in Excel, and drawn anew. */
export const PlanTools = ({ warehouse, rooms, scene, view }: Props) => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const reason = useAllowedAtAll()('editPlan');
  const { data: warehouses } = useWarehouses();
  const [printing, setPrinting] = useState(false);
  const { floor, overlay } = view;
  const house = warehouses?.find((one) => one.warehouse_id === warehouse);
  const nameOf = (paint: PaintKey): string => {
    if (!isLevel(paint)) return t(`status.${paint}`);
    return t(`${overlay === 'locks' ? 'lockLevels' : 'debtLevels'}.${paint}`);
  };
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short' }).format(new Date());
  const isPending = rooms.some((room) => room.floor === floor && room.pending);
  const title = `${house?.warehouse_name ?? ''}, ${t('units.floor', { floor })}`;
  return (
    <>
      <Tooltip label={t('print.title')}>
        <ActionIcon
          variant="default"
          size={34}
          aria-label={t('print.title')}
          onClick={() => setPrinting(true)}
        >
          <IconPrinter size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('papers.rooms')}>
        <ActionIcon
          variant="default"
          size={34}
          aria-label={t('papers.rooms')}
          onClick={() => startDownload(t('papers.rooms'), roomRegister, { warehouse_id: warehouse })}
        >
          <IconTableExport size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <ActionButton
        variant="default"
        style={{ flex: 'none' }}
        reason={reason}
        onClick={() => void navigate({ to: '/rooms/plan', search: { warehouse, floor } })}
      >
        {t('editor.open')}
      </ActionButton>
      {printing ? (
        <PrintDialog
          scene={scene}
          texts={{
            title,
            day: isPending ? `${day} · ${t('print.pending')}` : day,
            legend: legendOf(scene, nameOf),
          }}
          fileName={t('print.fileName', { warehouse, floor })}
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </>
  );
};
