import { Button, Progress, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonsIn, useAllowedForRoom } from '../../api/allowed.ts';
import { type IndexationRow, type PlanRun, usePlanMany } from '../../api/indexation.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { DateField, isoOf, MoneyField } from '../../components/form/fields.tsx';
import notice from '../../components/Notice.module.css';
import { moneyShort, number, shortName } from '../../i18n/format.ts';
import styles from './Indexation.module.css';
import { type Rise, riseOf } from './rise.ts';

interface Props {
  readonly today: string | undefined;
  readonly chosen: readonly IndexationRow[];
  readonly rise: Rise;
  readonly setRise: (rise: Rise) => void;
  readonly clear: () => void;
}

/** The rise for the marked rentals: how much, from when, what it comes to, and one press for all of them. */
export const RisePanel = ({ today, chosen, rise, setRise, clear }: Props) => {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const { run, start, stop, reset } = usePlanMany();
  const reasons = reasonsIn(useAllowedForRoom(chosen[0]?.room_id ?? 0).data?.allowed);
  const date = isoOf(from);
  const before = chosen.reduce((sum, row) => sum + row.price, 0);
  const more = chosen.reduce((sum, row) => sum + (riseOf(rise, row.price) ?? 0), 0);
  const planned = chosen.filter((row) => row.future_index_date !== null);
  const title = (row: IndexationRow) =>
    `${t('units.room', { name: shortName(row.room_name) })}, ${row.fullname}`;
  const plan = () =>
    void start(
      chosen.map((row) => ({
        roomId: row.room_id,
        name: title(row),
        day: date ?? undefined,
        sum: riseOf(rise, row.price) ?? 0,
      })),
    );
  const cancel = () =>
    void start(planned.map((row) => ({ roomId: row.room_id, name: title(row), day: undefined, sum: null })));
  const ready = chosen.length > 0 && date !== null && riseOf(rise, 1000) !== null;
  return (
    <section className={styles.panel} aria-label={t('indexation.rise')}>
      <div className={styles.row}>
        <RiseFields rise={rise} setRise={setRise} />
        <DateField
          w={170}
          aria-label={t('indexation.from_day')}
          placeholder={t('indexation.from_day')}
          min={today}
          value={from}
          onChange={setFrom}
        />
        <span className={styles.sums}>
          {chosen.length === 0
            ? t('indexation.markFirst')
            : t('indexation.sums', {
                n: number(chosen.length),
                before: moneyShort(before),
                after: moneyShort(before + more),
              })}
        </span>
        <ActionButton
          reason={chosen.length === 0 ? null : reasons('planIndexation')}
          disabled={!ready || run?.running === true}
          onClick={plan}
        >
          {t('indexation.submit', { n: number(chosen.length) })}
        </ActionButton>
        <Button variant="default" disabled={planned.length === 0 || run?.running === true} onClick={cancel}>
          {t('indexation.cancel', { n: number(planned.length) })}
        </Button>
      </div>
      {run === null ? null : (
        <RunState
          run={run}
          stop={stop}
          close={() => {
            reset();
            clear();
          }}
        />
      )}
    </section>
  );
};

const RiseFields = ({ rise, setRise }: Pick<Props, 'rise' | 'setRise'>) => {
  const { t } = useTranslation();
  return (
    <>
      <SegmentedControl
        aria-label={t('indexation.by')}
        value={rise.by}
        onChange={(by) => setRise({ ...rise, by })}
        data={[
          { value: 'percent', label: '%' },
          { value: 'rubles', label: '₽' },
        ]}
      />
      <MoneyField
        signed
        w={120}
        aria-label={t('indexation.rise')}
        placeholder={t('indexation.rise')}
        rightSection={<span aria-hidden>{rise.by === 'percent' ? '%' : '₽'}</span>}
        value={rise.value}
        onChange={(value) => setRise({ ...rise, value })}
      />
    </>
  );
};

interface RunStateProps {
  readonly run: PlanRun;
  readonly stop: () => void;
  readonly close: () => void;
}

const RunState = ({ run, stop, close }: RunStateProps) => {
  const { t } = useTranslation();
  return (
    <div className={notice.notice} data-tone={run.failures.length > 0 ? 'warning' : undefined} role="status">
      <span>
        {t('indexation.progress', {
          done: number(run.done - run.failures.length),
          total: number(run.total),
        })}
        {run.running ? (
          <Progress value={(run.done / run.total) * 100} mt={4} aria-label={t('indexation.rise')} />
        ) : null}
        {run.failures.length === 0 ? null : (
          <ul className={styles.failures}>
            {run.failures.map(({ name, sentence }) => (
              <li key={name}>
                {name}: {sentence}
              </li>
            ))}
          </ul>
        )}
      </span>
      <Button size="compact-sm" variant="default" onClick={run.running ? stop : close}>
        {t(run.running ? 'indexation.stop' : 'common.close')}
      </Button>
    </div>
  );
};
