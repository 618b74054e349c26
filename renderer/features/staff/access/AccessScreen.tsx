import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccessFlag, type StaffMember, setAccesses } from '../../../../contract/staff.ts';
import { useAllowedAccesses } from '../../../api/allowed.ts';
import { useWorkers } from '../../../api/staff.ts';
import { useCommand } from '../../../api/useCommand.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import notice from '../../../components/Notice.module.css';
import { StateMessage } from '../../../components/StateMessage.tsx';
import styles from '../Staff.module.css';
import { StaffSearchBox } from '../StaffSearchBox.tsx';
import { fitsSearch, hierarchyOf, visibleRows } from '../tree/hierarchy.ts';
import { AccessMatrix } from './AccessMatrix.tsx';
import { type AccessChange, ConfirmAccess } from './ConfirmAccess.tsx';

const route = getRouteApi('/frame/staff/access');
const nothing: ReadonlySet<number> = new Set();

/** In the order of the tree, so that a boss and his people stand together; outside ones last. */
const inOrder = (staff: readonly StaffMember[]): StaffMember[] => {
  const { roots, outside } = hierarchyOf(staff);
  return [...visibleRows(roots, nothing).map(({ node }) => node.one), ...outside];
};

/** Accesses of all as a matrix; every change is confirmed with what it means. */
export const AccessScreen = () => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useWorkers();
  if (data !== undefined) return <Accesses me={data.manager.manager_id} managers={data.managers} />;
  return error ? (
    <ErrorState title={t('staff.failed')} error={error} retry={() => void refetch()} retrying={isFetching} />
  ) : null;
};

const Accesses = ({ me, managers }: { me: number; managers: readonly StaffMember[] }) => {
  const { t } = useTranslation();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [query, setQuery] = useState(q);
  const [asked, setAsked] = useState<AccessChange | null>(null);
  const [done, setDone] = useState<AccessChange | null>(null);
  const { data: allowed } = useAllowedAccesses();
  const reason = allowed?.reason;
  const command = useCommand(setAccesses);
  const staff = useMemo(() => inOrder(managers), [managers]);
  const search = query.trim();
  const fits = staff.filter((one) => search === '' || fitsSearch(one, search));
  const lockedWhy = (one: StaffMember, flag: AccessFlag): string | null => {
    if (reason !== null) return reason ?? '';
    const kept = allowed?.kept.find((it) => it.manager_id === one.manager_id && it.flag === flag);
    return kept?.reason ?? null;
  };
  const look = (text: string) => {
    setQuery(text);
    void navigate({ search: (old) => ({ ...old, q: text.trim() || undefined }), replace: true });
  };
  const change = async (wanted: AccessChange) => {
    const { one, flag, given } = wanted;
    const answer = await command.run({ manager_id: one.manager_id, [flag]: given ? 1 : 0 });
    if (answer === null) return;
    setAsked(null);
    setDone(wanted);
  };
  const close = () => {
    command.reset();
    setAsked(null);
  };
  return (
    <>
      <div className={styles.toolbar}>
        <StaffSearchBox value={query} onChange={look} found={fits.length} />
        <span className={styles.hint}>{reason ?? t('staff.matrixHint')}</span>
      </div>
      <Done change={done} revert={setAsked} />
      <div className={styles.panel}>
        {fits.length === 0 ? (
          <StateMessage title={t('staff.nobody', { query: search })} text={t('staff.nobodyHint')} />
        ) : (
          <AccessMatrix staff={fits} me={me} lockedWhy={lockedWhy} ask={setAsked} />
        )}
      </div>
      <ConfirmAccess
        change={asked}
        me={me}
        refusal={command.error?.message ?? null}
        busy={command.isPending}
        onConfirm={(wanted) => void change(wanted)}
        onClose={close}
      />
    </>
  );
};

interface DoneProps {
  readonly change: AccessChange | null;
  readonly revert: (change: AccessChange) => void;
}

/** What was changed last, and the way back. */
const Done = ({ change, revert }: DoneProps) => {
  const { t } = useTranslation();
  return (
    <div aria-live="polite" className={styles.said}>
      {change === null ? null : (
        <div className={notice.notice}>
          <span>
            {t(change.given ? 'staff.changedGive' : 'staff.changedTake', {
              name: change.one.manager_fullname,
              right: t(`accessNames.${change.flag}`),
            })}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => revert({ ...change, given: !change.given })}
          >
            {t('staff.revert')}
          </Button>
        </div>
      )}
    </div>
  );
};
