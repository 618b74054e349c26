import { CloseButton, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../../contract/rooms.ts';
import { useAllowedForRooms } from '../../../api/allowed.ts';
import { useRoomList } from '../../../api/letting.ts';
import { useWarehouses } from '../../../api/queries.ts';
import { useWarehouseChoice } from '../../../app/warehouseChoice.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import notice from '../../../components/Notice.module.css';
import { usePicker } from '../../../components/usePicker.ts';
import { moneyShort, number, shortName } from '../../../i18n/format.ts';
import styles from '../Letting.module.css';
import type { Letting } from '../useLetting.ts';
import { RoomTable } from './RoomTable.tsx';

/** Sizes that people ask for, m². */
const SIZES = {
  all: {},
  small: { area_end: 2 },
  middle: { area_start: 2, area_end: 5 },
  large: { area_start: 5, area_end: 10 },
  huge: { area_start: 10 },
} as const;
type Size = keyof typeof SIZES;
const SIZE_NAMES: readonly Size[] = ['all', 'small', 'middle', 'large', 'huge'];

/** More are found by number or size. */
const SHOWN = 100;
const WAIT_MS = 150;

interface Filters {
  readonly search: string;
  readonly size: Size;
  readonly floor: string | null;
}

/** Free rooms that fit, as typed so far; `settled`: what is listed is what was asked for. */
const useFreeRooms = (warehouse: number, { search, size, floor }: Filters) => {
  const [asked] = useDebouncedValue(search.trim(), WAIT_MS);
  const list = useRoomList({
    warehouse_id: warehouse,
    rented: [0],
    search_str: asked === '' ? undefined : asked,
    floor: floor === null ? undefined : Number(floor),
    sort_column: 'room_name',
    show_cnt: SHOWN,
    ...SIZES[size],
  });
  // A list that is being asked for anew may show a room that was let a moment ago.
  return { list, settled: asked === search.trim() && !list.isPlaceholderData && !list.isFetching };
};

/** Which rooms: free ones of the warehouse chosen above, by number or size; Enter takes the marked one. */
export const RoomsStep = ({ letting: { form, quote } }: { readonly letting: Letting }) => {
  const { t } = useTranslation();
  const { warehouse } = useWarehouseChoice();
  const [filters, setFilters] = useState<Filters>({ search: '', size: 'all', floor: null });
  const { list, settled } = useFreeRooms(warehouse, filters);
  const rooms = list.data?.rooms ?? [];
  const chosen = form.values.room_ids;
  const refused = useRefused(rooms);
  const toggle = (room: RoomCard) => {
    const without = chosen.filter((id) => id !== room.room_id);
    if (without.length === chosen.length && refused.has(room.room_id)) return;
    form.setFieldValue('room_ids', without.length < chosen.length ? without : [...chosen, room.room_id]);
    form.clearFieldError('room_ids');
  };
  const picker = usePicker(
    rooms.length,
    (index) => {
      const room = rooms[index];
      if (room === undefined) return;
      toggle(room);
      setFilters({ ...filters, search: '' });
    },
    settled && list.data !== undefined,
  );
  const { value: _, onChange: __, ...field } = form.getInputProps('room_ids');
  return (
    <div className={styles.twoColumns}>
      <section className={styles.panel} aria-label={t('letting.freeRooms')}>
        <div className={styles.filters}>
          <TextInput
            {...field}
            type="search"
            aria-label={t('letting.searchRoom')}
            placeholder={t('letting.searchRoom')}
            leftSection={<IconSearch size={16} stroke={1.7} />}
            value={filters.search}
            onChange={(event) => {
              setFilters({ ...filters, search: event.currentTarget.value });
              picker.mark(0);
            }}
            onKeyDown={picker.onKeyDown}
            autoFocus
            className={styles.grow}
          />
          <SizeAndFloor warehouse={warehouse} filters={filters} change={setFilters} />
        </div>
        <WhyNot reasons={refused} />
        {list.error !== null && list.data === undefined ? (
          <ErrorState title={t('letting.roomsFailed')} error={list.error} retry={() => void list.refetch()} />
        ) : (
          <RoomTable
            rooms={list.data?.rooms}
            total={list.data?.cnt_all ?? 0}
            chosen={chosen}
            refused={refused}
            marked={picker.marked}
            byWarehouse={warehouse === 0}
            toggle={toggle}
          />
        )}
      </section>
      <Chosen letting={{ form, quote }} />
    </div>
  );
};

/** Of the rooms listed those that can't be let here and now, by their ids, with the API's reason. */
const useRefused = (rooms: readonly RoomCard[]): ReadonlyMap<number, string> => {
  const { data } = useAllowedForRooms(rooms.map(({ room_id }) => room_id));
  const told = data?.allowed.find(({ action }) => action === 'let');
  return new Map(told?.refused.map(({ room_id, reason }) => [room_id, reason]));
};

/** Why some of the rooms can't be taken, each reason once. */
const WhyNot = ({ reasons }: { readonly reasons: ReadonlyMap<number, string> }) =>
  [...new Set(reasons.values())].map((reason) => (
    <div key={reason} className={`${notice.notice} ${styles.whyNot}`} data-tone="warning" role="status">
      <span>{reason}</span>
    </div>
  ));

interface FilterProps {
  readonly warehouse: number;
  readonly filters: Filters;
  readonly change: (filters: Filters) => void;
}

const SizeAndFloor = ({ warehouse, filters, change }: FilterProps) => {
  const { t } = useTranslation();
  const floors = useWarehouses().data?.find((one) => one.warehouse_id === warehouse)?.num_of_floors ?? 0;
  return (
    <>
      <SegmentedControl
        aria-label={t('letting.size')}
        value={filters.size}
        onChange={(size) => change({ ...filters, size })}
        data={SIZE_NAMES.map((value) => ({ value, label: t(`letting.size_${value}`) }))}
      />
      {floors > 1 ? (
        <Select
          aria-label={t('rooms.floors')}
          placeholder={t('letting.allFloors')}
          clearable
          w={126}
          value={filters.floor}
          onChange={(floor) => change({ ...filters, floor })}
          data={Array.from({ length: floors }, (_, i) => ({
            value: String(i + 1),
            label: t('units.floor', { floor: i + 1 }),
          }))}
        />
      ) : null}
    </>
  );
};

const Chosen = ({ letting: { form, quote } }: { readonly letting: Pick<Letting, 'form' | 'quote'> }) => {
  const { t } = useTranslation();
  const ids = form.values.room_ids;
  const rooms = quote.data?.rooms.filter(({ room_id }) => ids.includes(room_id)) ?? [];
  const drop = (id: number) =>
    form.setFieldValue(
      'room_ids',
      ids.filter((one) => one !== id),
    );
  return (
    <aside className={styles.side} aria-label={t('letting.chosen')}>
      <h2>{t('letting.chosen')}</h2>
      {ids.length === 0 ? <p className="dim">{t('letting.chooseRoom')}</p> : null}
      {quote.error === null ? null : <p className={styles.wrong}>{quote.error.message}</p>}
      <ul className={styles.chosen}>
        {rooms.map((room) => (
          <li key={room.room_id}>
            <span>
              <strong>{t('units.room', { name: shortName(room.room_name) })}</strong>
              <span className={styles.small}>
                {room.warehouse_name} · {t('units.floor', { floor: room.floor })} ·{' '}
                {t('units.area', { value: number(room.area) })}
              </span>
              <span className={styles.small}>
                {t('letting.priceFrom', { price: moneyShort(room.price) })}
              </span>
            </span>
            <CloseButton
              size="sm"
              aria-label={t('letting.dropRoom', { name: shortName(room.room_name) })}
              onClick={() => drop(room.room_id)}
            />
          </li>
        ))}
      </ul>
    </aside>
  );
};
