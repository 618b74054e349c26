import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementRow } from '../../../../contract/agreements.ts';
import { agreementRegister } from '../../../../contract/documents.ts';
import { useAgreementList } from '../../../api/agreements.ts';
import { PickFilter } from '../../../components/table/Choice.tsx';
import { DataList } from '../../../components/table/DataList.tsx';
import { RegisterButton } from '../../../components/table/RegisterButton.tsx';
import { useListChange } from '../../../components/table/useListChange.ts';
import { useMarks } from '../../../components/table/useMarks.ts';
import { number } from '../../../i18n/format.ts';
import {
  ACTIVITIES,
  type AgreementsSearch,
  type AgreementsView,
  agreementFilter,
  agreementsInput,
  agreementsView,
  INDEXATIONS,
  WATCHES,
} from './agreementsSearch.ts';
import { agreementColumns } from './columns.tsx';

const rowKey = (row: AgreementRow) => String(row.agrid);
const INDEXATION_NAMES = {
  all: 'indexationAll',
  planned: 'indexationPlanned',
  none: 'indexationNone',
} as const;

/** Договоры: which rooms, until when, for how much, and what is owed; marked ones to Excel. */
export const AgreementsScreen = () => {
  const { t } = useTranslation();
  const view = agreementsView(useSearch({ from: '/frame/agreements' }));
  const navigate = useNavigate();
  const list = useAgreementList(agreementsInput(view));
  const { selection, ids: agrids } = useMarks();
  const columns = useMemo(() => agreementColumns(t), [t]);
  const change = useListChange<AgreementsSearch>();
  return (
    <DataList
      id="agreements"
      title={t('screens.agreements')}
      texts={{
        table: t('agreements.table'),
        searchLabel: t('agreements.searchLabel'),
        searchPlaceholder: t('agreements.searchPlaceholder'),
        found: (count) => t('agreements.found', { count, n: number(count) }),
        failed: t('agreements.failed'),
        emptyAll: t('agreements.emptyAll'),
        emptyAllHint: t('agreements.emptyAllHint'),
        empty: t('agreements.empty'),
      }}
      columns={columns}
      view={view}
      query={list}
      rows={list.data?.agreements}
      rowKey={rowKey}
      agreementOf={(row) => row.agrid}
      open={(row) => void navigate({ to: '/agreements/$agrid', params: { agrid: String(row.agrid) } })}
      quiet={(row) => row.active === -1}
      filtered={
        view.activity !== 'all' || view.indexation !== 'all' || view.watch !== 'all' || view.type !== 'all'
      }
      resetFilters={() =>
        change({ q: undefined, activity: 'all', indexation: undefined, watch: undefined, type: undefined })
      }
      selection={selection}
      filters={<Filters view={view} change={change} />}
      actions={
        <RegisterButton
          title={t('agreements.register')}
          endpoint={agreementRegister}
          input={agrids.length === 0 ? { all_agrs: 1, ...agreementFilter(view) } : { agrids, all_agrs: 0 }}
          marked={agrids.length}
        />
      }
    />
  );
};

interface FilterProps {
  readonly view: AgreementsView;
  readonly change: (patch: AgreementsSearch) => void;
}

const Filters = ({ view, change }: FilterProps) => {
  const { t } = useTranslation();
  return (
    <>
      <PickFilter
        label={t('agreements.activity')}
        width={128}
        bare
        value={view.activity}
        choices={ACTIVITIES}
        name={(value) => t(value === 'all' ? 'common.all' : `agreements.${value}`)}
        choose={(activity) => change({ activity })}
      />
      <PickFilter
        label={t('agreements.watch')}
        width={172}
        value={view.watch}
        choices={WATCHES}
        name={(value) => t(`agreements.watch_${value}`)}
        choose={(watch) => change({ watch })}
      />
      <PickFilter
        label={t('agreements.indexation')}
        width={186}
        value={view.indexation}
        choices={INDEXATIONS}
        name={(value) => t(`agreements.${INDEXATION_NAMES[value]}`)}
        choose={(indexation) => change({ indexation })}
      />
    </>
  );
};
