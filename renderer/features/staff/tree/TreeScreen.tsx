import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkers } from '../../../api/staff.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { StaleNotice } from '../../../components/StaleNotice.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import styles from '../Staff.module.css';
import { StaffSearchBox } from '../StaffSearchBox.tsx';
import { fitsSearch, hierarchyOf, pruned } from './hierarchy.ts';
import { Person } from './Person.tsx';
import { StaffTree } from './StaffTree.tsx';

const route = getRouteApi('/frame/staff/');

/** The hierarchy as a tree, and beside it whoever is chosen. */
export const TreeScreen = () => {
  const { t } = useTranslation();
  const { person, q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch, isFetching } = useWorkers();
  const [query, setQuery] = useState(q);
  const staff = data?.managers ?? [];
  const hierarchy = useMemo(() => hierarchyOf(data?.managers ?? []), [data]);
  const search = query.trim();
  const fits = staff.filter((one) => search === '' || fitsSearch(one, search));
  const listed = new Set(fits.map((one) => one.manager_id));
  const chosen = staff.find((one) => one.manager_id === person);
  const choose = (id: number) =>
    void navigate({ search: (old) => ({ ...old, person: id }), replace: true, resetScroll: false });
  const look = (text: string) => {
    setQuery(text);
    void navigate({ search: (old) => ({ ...old, q: text.trim() || undefined }), replace: true });
  };
  if (data === undefined)
    return error ? (
      <ErrorState
        title={t('staff.failed')}
        error={error}
        retry={() => void refetch()}
        retrying={isFetching}
      />
    ) : null;
  return (
    <>
      <div className={styles.toolbar}>
        <StaffSearchBox value={query} onChange={look} found={fits.length} />
      </div>
      <StaleNotice error={error} retry={() => void refetch()} />
      <div className={styles.columns}>
        <div className={styles.panel}>
          {staff.length === 0 ? (
            <StateMessage title={t('staff.empty')} text={t('staff.emptyHint')} />
          ) : fits.length === 0 ? (
            <StateMessage title={t('staff.nobody', { query: search })} text={t('staff.nobodyHint')} />
          ) : (
            <StaffTree
              roots={pruned(hierarchy.roots, (one) => listed.has(one.manager_id))}
              outside={hierarchy.outside.filter((one) => listed.has(one.manager_id))}
              unfolded={search !== ''}
              me={data.manager.manager_id}
              chosen={person}
              choose={choose}
            />
          )}
        </div>
        <aside className={styles.panel} aria-label={chosen?.manager_fullname ?? t('staff.choose')}>
          {chosen === undefined ? (
            <StateMessage title={t('staff.choose')} text={t('staff.chooseHint')} />
          ) : (
            <Person
              key={chosen.manager_id}
              one={chosen}
              chief={staff.find((one) => one.manager_id === chosen.chief_id)}
              me={data.manager.manager_id}
            />
          )}
        </aside>
      </div>
    </>
  );
};
