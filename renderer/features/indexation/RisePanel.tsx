import { Button, SegmentedControl } from '@mantine/core';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowedForRooms } from '../../api/allowed.ts';
import { type IndexationRow, type PlanRun, usePlanMany } from '../../api/indexation.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { DateField, isoOf, MoneyField } from '../../components/form/fields.tsx';
import { moneyShort, number, shortName } from '../../i18n/format.ts';
import styles from './Indexation.module.css';
import { NotPossible } from './NotPossible.tsx';
import { RunState } from './RunState.tsx';
import { type Rise, type RiseErrors, riseErrors, riseOf } from './rise.ts';
import type { RiseForm } from './useRise.tsx';

interface Props {
  readonly today: string | undefined;
  /** The marked rooms, and of them those whose rentals are known. */
  readonly ids: readonly number[];
  readonly chosen: readonly IndexationRow[];
  readonly form: RiseForm;
  /** Leaves only these marked. */
  readonly mark: (ids: readonly number[]) => void;
}

/** What the API says of planning with the marked rooms: which can't be raised, each with its reason. */
const usePossible = (ids: readonly number[], chosen: readonly IndexationRow[]) => {
  const { data, error, isPlaceholderData } = useAllowedForRooms(ids);
  const told = data?.allowed.find(({ action }) => action === 'planIndexation');
  const refused = told?.refused.filter(({ room_id }) => ids.includes(room_id)) ?? [];
  const out = new Set(refused.map(({ room_id }) => room_id));
  const possible = chosen.filter(({ room_id }) => !out.has(room_id));
  const known = told !== undefined && !isPlaceholderData;
  const blocked = known && told.room_ids.length === 0 ? told.reason : null;
  return {
    possible,
    refused,
    reason: ids.length === 0 ? null : (error?.message ?? (known ? blocked : undefined)),
  };
};

/** The rise for the marked rentals: how much, from when, what it comes to, and one press for all of them. */
export const RisePanel = ({ today, ids, chosen, form, mark }: Props) => {
  const { t } = useTranslation();
  const { rise } = form;
  const fields = useRef<HTMLDivElement>(null);
  const [errors, setErrors] = useState<RiseErrors>({});
  const { run, start, stop, reset } = usePlanMany();
  const { possible, refused, reason } = usePossible(ids, chosen);
  const before = possible.reduce((sum, row) => sum + row.price, 0);
  const more = possible.reduce((sum, row) => sum + (riseOf(rise, row.price) ?? 0), 0);
  const planned = possible.filter((row) => row.future_index_date !== null);
  const title = (row: IndexationRow) =>
    `${t('units.room', { name: shortName(row.room_name) })}, ${row.fullname}`;
  const send = async (rows: readonly IndexationRow[], day: string | undefined) => {
    const plans = rows.map((row) => ({
      roomId: row.room_id,
      name: title(row),
      day,
      sum: day === undefined ? null : (riseOf(rise, row.price) ?? 0),
    }));
    const left = await start(plans);
    // What was not planned stays marked, with what was typed: it is mended and sent again.
    if (left?.length === 0) form.clear();
    else if (left !== null) {
      mark(left);
      focusWrong(fields);
    }
  };
  const plan = () => {
    const [first] = possible;
    if (first === undefined) return;
    const wrong = riseErrors(rise, first.room_id, first.price);
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) void send(possible, isoOf(rise.day) ?? undefined);
    else focusWrong(fields);
  };
  const setRise = (typed: Rise) => {
    setErrors({});
    form.setRise(typed);
  };
  const busy = run?.running === true;
  return (
    <section className={styles.panel} aria-label={t('indexation.rise')}>
      {form.notice}
      <div className={styles.row} ref={fields}>
        {form.ready ? (
          <RiseFields
            rise={rise}
            setRise={setRise}
            today={today}
            errors={{ ...refusedFields(run), ...errors }}
          />
        ) : null}
        <span className={styles.sums}>
          {possible.length === 0
            ? t('indexation.markFirst')
            : t('indexation.sums', {
                n: number(possible.length),
                before: moneyShort(before),
                after: moneyShort(before + more),
              })}
        </span>
        <ActionButton reason={reason} disabled={possible.length === 0 || busy} onClick={plan}>
          {t('indexation.submit', { n: number(possible.length) })}
        </ActionButton>
        <Button
          variant="default"
          disabled={planned.length === 0 || busy}
          onClick={() => void send(planned, undefined)}
        >
          {t('indexation.cancel', { n: number(planned.length) })}
        </Button>
      </div>
      <NotPossible refused={refused} leaveOut={() => mark(possible.map(({ room_id }) => room_id))} />
      {run === null ? null : <RunState run={run} stop={stop} close={reset} />}
    </section>
  );
};

/** The cursor goes to the first field that is wrong, once it says so. */
const focusWrong = (fields: RefObject<HTMLElement | null>) =>
  requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());

/** What the API refused of the fields themselves; its sentences name the room and stand in the list of those refused. */
const refusedFields = (run: PlanRun | null): Marks =>
  Object.fromEntries(
    (run?.failures ?? []).flatMap(({ field }) => (field === undefined ? [] : [[field, true]])),
  );

/** What is wrong with a field: a sentence, or true where the sentence stands elsewhere. */
type Marks = { readonly [F in keyof RiseErrors]?: string | true };

interface FieldsProps {
  readonly rise: Rise;
  readonly today: string | undefined;
  readonly errors: Marks;
  readonly setRise: (rise: Rise) => void;
}

const RiseFields = ({ rise, setRise, today, errors }: FieldsProps) => {
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
        w={150}
        aria-label={t('indexation.rise')}
        placeholder={t('indexation.rise')}
        rightSection={<span aria-hidden>{rise.by === 'percent' ? '%' : '₽'}</span>}
        value={rise.value}
        error={errors.index_sum}
        onChange={(value) => setRise({ ...rise, value })}
      />
      <DateField
        w={170}
        aria-label={t('indexation.from_day')}
        placeholder={t('indexation.from_day')}
        min={today}
        value={rise.day}
        error={errors.index_date}
        onChange={(day) => setRise({ ...rise, day })}
      />
    </>
  );
};
