import { Checkbox, Skeleton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../../contract/rooms.ts';
import { useWarehouses } from '../../../api/queries.ts';
import { StateMessage } from '../../../components/StateMessage.tsx';
import { dimensions, moneyShort, number, shortName } from '../../../i18n/format.ts';
import styles from '../Letting.module.css';

interface Props {
  /** Undefined while the first ones load. */
  readonly rooms: readonly RoomCard[] | undefined;
  readonly total: number;
  readonly chosen: readonly number[];
  /** Those that can't be taken, and why. */
  readonly refused: ReadonlyMap<number, string>;
  /** The row that Enter takes. */
  readonly marked: number;
  readonly byWarehouse: boolean;
  readonly toggle: (room: RoomCard) => void;
}

/** Free rooms with their prices by term. */
export const RoomTable = ({ rooms, total, chosen, refused, marked, byWarehouse, toggle }: Props) => {
  const { t } = useTranslation();
  if (rooms === undefined) return <Skeleton className={styles.fill} />;
  if (rooms.length === 0)
    return <StateMessage title={t('letting.noRooms')} text={t('letting.noRoomsHint')} />;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('letting.freeRooms')}>
        <thead>
          <tr>
            <th scope="col" aria-label={t('letting.choose')} style={{ width: 36 }} />
            <th scope="col">{t('rooms.numberFull')}</th>
            {byWarehouse ? <th scope="col">{t('frame.warehouse')}</th> : null}
            <th scope="col" className="num">
              {t('rooms.floors')}
            </th>
            <th scope="col">{t('rooms.size')}</th>
            <th scope="col" className="num">
              {t('rooms.area')}
            </th>
            <th scope="col" className="num">
              {t('rooms.term1')}
            </th>
            <th scope="col" className="num">
              {t('rooms.term6')}
            </th>
            <th scope="col" className="num">
              {t('rooms.term11')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rooms.map((room, i) => (
            <Row
              key={room.room_id}
              room={room}
              isChosen={chosen.includes(room.room_id)}
              isMarked={i === marked}
              refusal={refused.get(room.room_id)}
              byWarehouse={byWarehouse}
              toggle={() => toggle(room)}
            />
          ))}
        </tbody>
      </table>
      {total > rooms.length ? (
        <p className={styles.more}>{t('letting.moreRooms', { n: number(total - rooms.length) })}</p>
      ) : null}
    </div>
  );
};

interface RowProps {
  readonly room: RoomCard;
  readonly isChosen: boolean;
  readonly isMarked: boolean;
  readonly refusal: string | undefined;
  readonly byWarehouse: boolean;
  readonly toggle: () => void;
}

const Row = ({ room, isChosen, isMarked, refusal, byWarehouse, toggle }: RowProps) => {
  const { t } = useTranslation();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  const name = shortName(room.room_name);
  return (
    <tr
      ref={row}
      data-chosen={isChosen || undefined}
      data-marked={isMarked || undefined}
      data-refused={refusal !== undefined || undefined}
      title={refusal}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('input, label')) toggle();
      }}
    >
      <td>
        <Checkbox
          size="xs"
          checked={isChosen}
          // What was chosen before can always be dropped.
          disabled={refusal !== undefined && !isChosen}
          onChange={toggle}
          aria-label={t('units.room', { name })}
          aria-description={refusal}
        />
      </td>
      <td>
        <strong>{name}</strong>
      </td>
      {byWarehouse ? (
        <td>
          <WarehouseName id={room.warehouse_id} />
        </td>
      ) : null}
      <td className="num">{room.floor}</td>
      <td className="tabular nowrap">{dimensions(room.length, room.width, room.height)}</td>
      <td className="num">{number(room.area)}</td>
      <td className="num nowrap">{moneyShort(room.price)}</td>
      <td className="num nowrap">{moneyShort(room.price_6m)}</td>
      <td className="num nowrap">{moneyShort(room.price_11m)}</td>
    </tr>
  );
};

const WarehouseName = ({ id }: { id: number }) => {
  const name = useWarehouses().data?.find((one) => one.warehouse_id === id)?.warehouse_short_name ?? '';
  return (
    <div className="cut" title={name}>
      {name}
    </div>
  );
};
