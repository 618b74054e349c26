import { NumberInput, Pill } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { indexationRegister } from '../../../contract/registers.ts';
import { type IndexationRow, useIndexationList } from '../../api/indexation.ts';
import { PickFilter } from '../../components/table/Choice.tsx';
import { DataList } from '../../components/table/DataList.tsx';
import { RegisterButton } from '../../components/table/RegisterButton.tsx';
import { useListChange } from '../../components/table/useListChange.ts';
import { useMarks } from '../../components/table/useMarks.ts';
import { number } from '../../i18n/format.ts';
import { indexationColumns } from './columns.tsx';
import {
  AGES,
  type IndexationSearch,
  type IndexationView,
  indexationFilter,
  indexationInput,
  indexationView,
  PLANS,
} from './indexationSearch.ts';
import { RisePanel } from './RisePanel.tsx';
import { useChosen } from './useChosen.ts';
import { useRise } from './useRise.tsx';

const rowKey = (row: IndexationRow) => String(row.room_id);

/** Индексация: rentals by the age and height of their price, a rise for those marked, seen before it is planned. */
export const IndexationScreen = () => {
  const { t } = useTranslation();
  const view = indexationView(useSearch({ from: '/frame/indexation' }));
  const navigate = useNavigate();
  const list = useIndexationList(indexationInput(view));
  const marks = useMarks(view.rooms);
  const { selection, ids } = marks;
  const form = useRise(marks, view.rooms);
  const columns = useMemo(() => indexationColumns(t, form.rise), [t, form.rise]);
  const chosen = useChosen(list.data?.rows, ids);
  const change = useListChange<IndexationSearch>();
  return (
    <DataList
      id="indexation"
      title={t('screens.indexation')}
      texts={{
        table: t('indexation.table'),
        searchLabel: t('indexation.search'),
        searchPlaceholder: t('indexation.search'),
        found: (count) => t('indexation.found', { count, n: number(count) }),
        failed: t('indexation.failed'),
        emptyAll: t('indexation.emptyAll'),
        emptyAllHint: t('indexation.emptyAllHint'),
        empty: t('indexation.empty'),
      }}
      columns={columns}
      view={view}
      query={list}
      rows={list.data?.rows}
      rowKey={rowKey}
      open={(row) => void navigate({ to: '/agreements/$agrid', params: { agrid: String(row.agrid) } })}
      selection={selection}
      agreementOf={(row) => row.agrid}
      filtered={
        view.plan !== 'all' ||
        view.age !== '0' ||
        view.from !== undefined ||
        view.to !== undefined ||
        view.rooms !== undefined
      }
      resetFilters={() =>
        change({
          q: undefined,
          plan: undefined,
          age: undefined,
          from: undefined,
          to: undefined,
          rooms: undefined,
        })
      }
      filters={<Filters view={view} change={change} />}
      head={<RisePanel today={list.data?.today} ids={ids} chosen={chosen} form={form} mark={marks.mark} />}
      actions={
        <RegisterButton
          title={t('indexation.register')}
          endpoint={indexationRegister}
          input={{ ...indexationFilter(view), ids: ids.length === 0 ? undefined : ids }}
          marked={ids.length}
        />
      }
    />
  );
};

interface FiltersProps {
  readonly view: IndexationView;
  readonly change: (patch: IndexationSearch) => void;
}

const Filters = ({ view, change }: FiltersProps) => {
  const { t } = useTranslation();
  const bound = (name: 'from' | 'to') => (
    <NumberInput
      aria-label={t(`indexation.${name}`)}
      placeholder={t(`indexation.${name}`)}
      w={96}
      min={0}
      hideControls
      value={view[name] ?? ''}
      onChange={(value) => change({ [name]: value === '' ? undefined : Number(value) } as IndexationSearch)}
    />
  );
  return (
    <>
      <PickFilter
        label={t('indexation.age')}
        width={154}
        bare
        value={view.age}
        choices={AGES}
        name={(age) => (age === '0' ? t('indexation.anyAge') : t('indexation.ageN', { n: age }))}
        choose={(age) => change({ age } as IndexationSearch)}
      />
      <PickFilter
        label={t('indexation.plan')}
        width={156}
        bare
        value={view.plan}
        choices={PLANS}
        name={(plan) => t(`indexation.plan_${plan}`)}
        choose={(plan) => change({ plan } as IndexationSearch)}
      />
      {view.rooms === undefined ? (
        <>
          {bound('from')}
          {bound('to')}
        </>
      ) : (
        <Pill
          withRemoveButton
          size="md"
          removeButtonProps={{ 'aria-label': t('indexation.allRooms'), tabIndex: 0, 'aria-hidden': false }}
          onRemove={() => change({ rooms: undefined })}
        >
          {t('indexation.fromPlan', { count: view.rooms.length, n: number(view.rooms.length) })}
        </Pill>
      )}
    </>
  );
};
