import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoomList } from '../../api/letting.ts';
import { useWarehouses } from '../../api/queries.ts';
import { useWarehouseChoice } from '../../app/warehouseChoice.ts';
import { shortName } from '../../i18n/format.ts';

interface Props extends Omit<MultiSelectProps, 'data'> {
  readonly many: boolean;
}

const SHOWN = 50;

/** Free rooms of the warehouse chosen above, found by number. */
export const RoomChoice = ({ many, value = [], ...rest }: Props) => {
  const { t } = useTranslation();
  const { warehouse } = useWarehouseChoice();
  const { data: houses } = useWarehouses();
  const [search, setSearch] = useState('');
  const [names, setNames] = useState<Record<string, string>>({});
  const [asked] = useDebouncedValue(search.trim(), 150);
  const list = useRoomList({
    warehouse_id: warehouse,
    rented: [0],
    search_str: asked === '' ? undefined : asked,
    sort_column: 'room_name',
    show_cnt: SHOWN,
  });
  const found = (list.data?.rooms ?? []).map((room) => {
    const house = houses?.find(({ warehouse_id }) => warehouse_id === room.warehouse_id);
    return {
      value: String(room.room_id),
      label: `${shortName(room.room_name)} · ${house?.warehouse_short_name ?? ''}`,
    };
  });
  // What was picked under another search keeps its name.
  const kept = [...value]
    .filter((id) => found.every((one) => one.value !== id))
    .map((id) => ({ value: id, label: names[id] ?? id }));
  return (
    <MultiSelect
      label={t(many ? 'actions.rooms' : 'actions.room')}
      placeholder={value.length === 0 ? t('letting.searchRoom') : ''}
      nothingFoundMessage={t('letting.noRooms')}
      searchable
      hidePickedOptions
      filter={({ options }) => options}
      maxValues={many ? 50 : 1}
      {...rest}
      value={[...value]}
      data={[...kept, ...found]}
      searchValue={search}
      onSearchChange={setSearch}
      onOptionSubmit={(id) =>
        setNames({ ...names, [id]: found.find((one) => one.value === id)?.label ?? id })
      }
    />
  );
};
