import { Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCESS_FLAGS, type AccessFlag, type StaffMember } from '../../../../contract/staff.ts';
import { Tag } from '../../../components/Tag.tsx';
import styles from '../Staff.module.css';
import type { AccessChange } from './ConfirmAccess.tsx';

interface Props {
  readonly staff: readonly StaffMember[];
  readonly me: number;
  /** Why a cell can't be changed; null: it can. */
  readonly lockedWhy: (one: StaffMember, flag: AccessFlag) => string | null;
  readonly ask: (change: AccessChange) => void;
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** A cell for each employee and access; one of them has the focus, arrows move it. */
export const AccessMatrix = ({ staff, me, lockedWhy, ask }: Props) => {
  const { t } = useTranslation();
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const grid = useRef<HTMLTableSectionElement>(null);
  const row = Math.min(place.row, staff.length - 1);
  const keys = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = {
      row: Math.min(staff.length - 1, Math.max(0, row + step[0])),
      column: Math.min(ACCESS_FLAGS.length - 1, Math.max(0, place.column + step[1])),
    };
    setPlace(next);
    const cell = grid.current?.rows[next.row]?.querySelectorAll('input')[next.column];
    cell?.focus();
  };
  return (
    <table className={styles.matrix} aria-label={t('staff.matrix')}>
      <thead>
        <tr>
          <th scope="col" className={styles.title}>
            {t('staff.employee')}
          </th>
          {ACCESS_FLAGS.map((flag) => (
            <th key={flag} scope="col" className={styles.title} title={t(`accessHints.${flag}`)}>
              {t(`accessNames.${flag}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={grid} onKeyDown={keys}>
        {staff.map((one, at) => (
          <tr key={one.manager_id}>
            <th scope="row" className={styles.holder}>
              <span className={styles.name}>
                <span className="cut">{one.manager_fullname}</span>
                {one.manager_id === me ? <Tag>{t('staff.you')}</Tag> : null}
              </span>
              <span className={`${styles.role} cut`}>{one.role}</span>
            </th>
            {ACCESS_FLAGS.map((flag, column) => {
              const why = lockedWhy(one, flag);
              return (
                <td key={flag}>
                  <Tooltip
                    label={why ?? ''}
                    disabled={!why}
                    multiline
                    maw={320}
                    events={{ hover: true, focus: true, touch: true }}
                  >
                    <label className={styles.cell} data-locked={why !== null || undefined}>
                      <input
                        type="checkbox"
                        className="srOnly"
                        checked={one[flag] === 1}
                        aria-label={`${t(`accessNames.${flag}`)}: ${one.manager_fullname}`}
                        aria-disabled={why !== null}
                        aria-description={why ?? undefined}
                        tabIndex={at === row && column === place.column ? 0 : -1}
                        onFocus={() => setPlace({ row: at, column })}
                        // It changes when the API says so, not by the click.
                        onChange={() => {
                          if (why === null) ask({ one, flag, given: one[flag] === 0 });
                        }}
                      />
                      <IconCheck size={17} stroke={2.2} aria-hidden />
                    </label>
                  </Tooltip>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
