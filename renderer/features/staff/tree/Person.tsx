import { Button } from '@mantine/core';
import { IconCheck, IconClockHour4, IconMessage } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ACCESS_FLAGS, type StaffMember } from '../../../../contract/staff.ts';
import { useAccessHistory } from '../../../api/staff.ts';
import { initials } from '../../../components/face.ts';
import { dayTime } from '../../../i18n/format.ts';
import styles from '../Staff.module.css';

interface Props {
  readonly one: StaffMember;
  readonly chief: StaffMember | undefined;
  readonly me: number;
}

/** One employee: place in the hierarchy, accesses, and how they came about. */
export const Person = ({ one, chief, me }: Props) => {
  const { t } = useTranslation();
  const given = ACCESS_FLAGS.filter((flag) => one[flag] === 1);
  return (
    <div className={styles.person}>
      <div className={styles.personHead}>
        <span className={styles.faceLarge} aria-hidden>
          {initials(one.manager_fullname)}
        </span>
        <div>
          <strong>{one.manager_fullname}</strong>
          <span className={styles.role}>{one.role}</span>
        </div>
      </div>
      <dl className={styles.facts}>
        <dt>{t('staff.chief')}</dt>
        <dd>{chief?.manager_fullname ?? t('staff.noChief')}</dd>
        <dt>{t('staff.level')}</dt>
        <dd>{one.hierarchy_level === -1 ? t('staff.levelOutside') : one.hierarchy_level}</dd>
      </dl>
      <div className={styles.actions}>
        {one.manager_id === me ? null : (
          <Button
            variant="default"
            leftSection={<IconMessage size={16} stroke={1.7} />}
            renderRoot={(props) => <Link to="/messages" search={{ with: one.manager_id }} {...props} />}
          >
            {t('staff.write')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconClockHour4 size={16} stroke={1.7} />}
          renderRoot={(props) => <Link to="/staff/time" search={{ person: one.manager_id }} {...props} />}
        >
          {t('staff.hours')}
        </Button>
      </div>
      <h2>{t('staff.rights')}</h2>
      {given.length === 0 ? <p className="dim">{t('staff.noRights')}</p> : null}
      <ul className={styles.list}>
        {given.map((flag) => (
          <li key={flag} className={styles.right}>
            <IconCheck size={15} stroke={2} aria-hidden />
            <span>
              {t(`accessNames.${flag}`)}
              <span className={styles.role}>{t(`accessHints.${flag}`)}</span>
            </span>
          </li>
        ))}
      </ul>
      <h2>{t('staff.history')}</h2>
      <History managerId={one.manager_id} />
    </div>
  );
};

const History = ({ managerId }: { managerId: number }) => {
  const { t } = useTranslation();
  const { data, error } = useAccessHistory(managerId);
  if (error !== null) return <p className="dim">{t('staff.historyFailed')}</p>;
  if (data === undefined) return null;
  if (data.changes.length === 0) return <p className="dim">{t('staff.historyEmpty')}</p>;
  return (
    <ul className={styles.list}>
      {data.changes.map((change) => (
        <li key={`${change.changed_at} ${change.flags.map(({ flag }) => flag).join()}`}>
          <span className="tabular">{dayTime(change.changed_at)}</span>{' '}
          <span className="dim">{change.author_fullname}</span>
          {change.flags.map(({ flag, after }) => (
            <span key={flag} className={styles.role}>
              {t(after === 1 ? 'staff.given' : 'staff.taken', { right: t(`accessNames.${flag}`) })}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
};
