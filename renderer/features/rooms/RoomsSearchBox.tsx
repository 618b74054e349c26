import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useWindowEvent } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../contract/rooms.ts';
import { ownsKeys } from '../../components/keys.ts';
import { matchesRoom, meantRoom } from './model.ts';
import styles from './Rooms.module.css';
import type { RoomsView } from './useRoomsView.ts';

/** Pause in typing after which the plan flies to the room that is meant, ms. */
const PAUSE_MS = 250;

/** Finds a room by number or client, on every floor: the plan flies to the one that is meant, Enter opens it. */
export const RoomsSearchBox = ({ view, rooms }: { view: RoomsView; rooms: readonly RoomCard[] }) => {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);

  useWindowEvent('keydown', (event) => {
    const find = (event.ctrlKey || event.metaKey) && event.code === 'KeyF';
    const slash = event.code === 'Slash' && !event.shiftKey && !event.ctrlKey;
    const onPage = ownsKeys(event.target) || (event.target as HTMLElement).role === 'application';
    if (event.defaultPrevented || !(find || (slash && onPage))) return;
    event.preventDefault();
    field.current?.focus();
    field.current?.select();
  });

  const fly = useDebouncedCallback((query: string) => {
    const here = rooms.filter((room) => room.floor === view.floor && matchesRoom(room, query));
    const meant = query.trim() === '' ? undefined : meantRoom(here, query);
    if (meant) view.lookAt(meant.room_id);
  }, PAUSE_MS);
  const type = (query: string) => {
    view.setQuery(query);
    fly(query);
  };
  const open = () => {
    fly.cancel();
    const matches = rooms.filter((room) => matchesRoom(room, view.query));
    const here = matches.filter((room) => room.floor === view.floor);
    const found = meantRoom(here, view.query) ?? meantRoom(matches, view.query) ?? here[0] ?? matches[0];
    if (view.query.trim() !== '' && found) view.select(found.room_id, 'close');
  };
  const clear = () => {
    fly.cancel();
    view.setQuery('');
    field.current?.focus();
  };

  return (
    <TextInput
      className={styles.search}
      ref={field}
      role="searchbox"
      aria-label={t('rooms.searchLabel')}
      placeholder={t('rooms.searchPlaceholder')}
      value={view.query}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open();
        else if (event.key === 'Escape') clear();
      }}
      leftSection={<IconSearch size={16} stroke={1.8} aria-hidden />}
      rightSection={
        view.query === '' ? (
          <kbd aria-hidden>/</kbd>
        ) : (
          <CloseButton size="sm" aria-label={t('common.clear')} onClick={clear} />
        )
      }
      spellCheck={false}
      autoComplete="off"
    />
  );
};
