import { Skeleton, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconDoorExit, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type MovingOut, useMovingOut } from '../../api/moveOut.ts';
import { useWarehouses } from '../../api/queries.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import layout from '../../components/Queue.module.css';
import { StateMessage } from '../../components/StateMessage.tsx';
import { day, number, shortName } from '../../i18n/format.ts';
import styles from './MoveOut.module.css';
import { MoveOutCard } from './MoveOutCard.tsx';

/** Letters alone: ё is е, and nothing is upper case. */
const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

const fits = (one: MovingOut, query: string): boolean =>
  plain(query)
    .split(/\s+/)
    .every((word) => plain(`${one.fullname} ${shortName(one.room_name)} ${one.username}`).includes(word));

/** Выезд: who leaves which room and when, what is due, and the approval. */
export const MoveOutScreen = () => {
  const { t } = useTranslation();
  useDocumentTitle(`${t('screens.moveOut')} — ${t('common.product')}`);
  const search = useSearch({ from: '/frame/move-out' });
  const navigate = useNavigate({ from: '/move-out' });
  const { data, error, refetch, isFetching } = useMovingOut(search.warehouse ?? 0);
  const query = search.q ?? '';
  const list = (data ?? []).filter((one) => fits(one, query));
  const at = list.findIndex((one) => one.room_id === search.room && one.agrid === search.agrid);
  const asked =
    search.room !== undefined && search.agrid !== undefined
      ? { room_id: search.room, agrid: search.agrid }
      : undefined;
  // Approved a moment ago it is in no list, but its deposit is still to be given back.
  const shown = list[at] ?? asked ?? list[0];
  usePinned(asked === undefined ? list[0] : undefined);
  const choose = (one: MovingOut | undefined) =>
    void navigate({ search: (old) => ({ ...old, room: one?.room_id, agrid: one?.agrid }), replace: true });
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    choose(list[Math.min(list.length - 1, Math.max(0, Math.max(at, 0) + (at < 0 ? 0 : by)))]);
  };
  return (
    <div className={layout.screen}>
      <header className={layout.head}>
        <h1>{t('screens.moveOut')}</h1>
        {data === undefined ? null : (
          <span className={layout.count}>
            {t('moveOut.found', { count: list.length, n: number(list.length) })}
          </span>
        )}
        <TextInput
          type="search"
          className={styles.search}
          aria-label={t('moveOut.search')}
          placeholder={t('moveOut.search')}
          leftSection={<IconSearch size={16} stroke={1.7} />}
          value={query}
          onChange={(event) => {
            const q = event.currentTarget.value;
            void navigate({
              search: (old) => ({ ...old, q: q || undefined, room: undefined, agrid: undefined }),
              replace: true,
            });
          }}
          onKeyDown={walk}
          autoFocus
        />
      </header>
      {error !== null && data === undefined ? (
        <ErrorState
          title={t('moveOut.failed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      ) : data === undefined ? (
        <Skeleton className={layout.fill} />
      ) : shown === undefined ? (
        <StateMessage
          icon={<IconDoorExit stroke={1.5} />}
          title={t(query === '' ? 'moveOut.none' : 'moveOut.noneFound')}
          text={t(query === '' ? 'moveOut.noneHint' : 'moveOut.noneFoundHint')}
        />
      ) : (
        <div className={layout.work}>
          <List list={list} shown={shown} choose={choose} walk={walk} />
          <MoveOutCard key={`${shown.room_id} ${shown.agrid}`} roomId={shown.room_id} agrid={shown.agrid} />
        </div>
      )}
    </div>
  );
};

/** The one on screen gets into the address: approved, it leaves the list but not the screen. */
const usePinned = (first: MovingOut | undefined) => {
  const navigate = useNavigate({ from: '/move-out' });
  useEffect(() => {
    if (first === undefined) return;
    void navigate({
      search: (old) => ({ ...old, room: first.room_id, agrid: first.agrid }),
      replace: true,
    });
  }, [first, navigate]);
};

interface ListProps {
  readonly list: readonly MovingOut[];
  readonly shown: { readonly room_id: number; readonly agrid: number };
  readonly choose: (one: MovingOut) => void;
  readonly walk: (event: KeyboardEvent) => void;
}

const List = ({ list, shown, choose, walk }: ListProps) => {
  const { t } = useTranslation();
  const { data: warehouses } = useWarehouses();
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <nav className={layout.list} aria-label={t('moveOut.list')} onKeyDown={walk}>
      {list.map((one) => {
        const isShown = one.room_id === shown.room_id && one.agrid === shown.agrid;
        const house = warehouses?.find(({ warehouse_id }) => warehouse_id === one.warehouse_id);
        return (
          <button
            key={`${one.room_id} ${one.agrid}`}
            ref={isShown ? current : undefined}
            type="button"
            className={layout.one}
            aria-current={isShown || undefined}
            onClick={() => choose(one)}
          >
            <span className={styles.line}>
              <strong>{t('units.room', { name: shortName(one.room_name) })}</strong>
              <span className="tabular">{day(one.rentenddate)}</span>
            </span>
            <span className="cut" title={one.fullname}>
              {one.fullname}
            </span>
            <span className={`${layout.under} cut`}>
              {house?.warehouse_short_name}
              {one.leave_reason === null ? '' : ` · ${one.leave_reason}`}
            </span>
          </button>
        );
      })}
    </nav>
  );
};
