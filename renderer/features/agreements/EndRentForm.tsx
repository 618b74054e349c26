import { Radio, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { endRent, MOVE_OUT_REASONS } from '../../../contract/rooms.ts';
import { useMoveOutQuote } from '../../api/agreements.ts';
import { reasonsIn, useAllowedForRoom } from '../../api/allowed.ts';
import { useCommand } from '../../api/useCommand.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { DateField, isoOf } from '../../components/form/fields.tsx';
import { useKeptForm } from '../../components/form/useKeptForm.tsx';
import { onAltDigit } from '../../components/keys.ts';
import { MoveOutQuote, type QuoteData } from '../../components/MoveOutQuote.tsx';
import { day } from '../../i18n/format.ts';
import styles from './EndRent.module.css';
import type { Planned } from './EndRentPlanned.tsx';

interface Props {
  readonly roomId: number;
  /** Reckoned for the day planned already, else for the earliest one. */
  readonly first: QuoteData;
  readonly onDone: (planned: Planned) => void;
}

/** Last day, reason, comment; the day is marked, so that typing replaces it. */
export const EndRentForm = ({ roomId, first, onDone }: Props) => {
  const { form, submit, isPending, refusal, ready, notice } = useKeptForm({
    name: `end-rent-${roomId}`,
    endpoint: endRent,
    initialValues: {
      leave_date: day(first.leave_date),
      leave_reason: first.leave_reason ?? '',
      comment: first.leave_comment ?? '',
    },
    toInput: (values) => ({ ...values, room_id: roomId }),
    onDone: ({ msg }, { leave_date }) => onDone({ said: msg, agrid: first.agrid, day: leave_date }),
  });
  const cancelling = useCommand(endRent, {
    onDone: ({ msg }) => onDone({ said: msg, agrid: first.agrid, day: null }),
  });
  if (!ready) return <Skeleton height={320} />;
  return (
    <form
      onSubmit={submit}
      className={styles.form}
      noValidate
      onKeyDown={onAltDigit(MOVE_OUT_REASONS, (reason) => form.setFieldValue('leave_reason', reason))}
    >
      {notice}
      <Fields form={form} today={first.today} />
      <QuoteOf roomId={roomId} first={first} date={isoOf(form.values.leave_date)} />
      <Refusal text={refusal ?? cancelling.error?.message ?? null} />
      <Buttons
        roomId={roomId}
        planned={first.planned !== null}
        isPending={isPending}
        isCancelling={cancelling.isPending}
        cancel={() => void cancelling.run({ room_id: roomId, leave_date: null })}
      />
    </form>
  );
};

type Form = ReturnType<
  typeof useKeptForm<typeof endRent, Record<'leave_date' | 'leave_reason' | 'comment', string>>
>['form'];

const Fields = ({ form, today }: { readonly form: Form; readonly today: string }) => {
  const { t } = useTranslation();
  const date = useRef<HTMLInputElement>(null);
  useEffect(() => {
    date.current?.focus();
    date.current?.select();
  }, []);
  return (
    <>
      <div className={styles.fields}>
        <DateField label={t('endRent.date')} min={today} {...form.getInputProps('leave_date')} ref={date} />
        <Radio.Group
          label={
            <>
              {t('endRent.reason')} <kbd aria-hidden>Alt 1–{MOVE_OUT_REASONS.length}</kbd>
            </>
          }
          {...form.getInputProps('leave_reason')}
        >
          <div className={styles.reasons}>
            {MOVE_OUT_REASONS.map((reason) => (
              <Radio key={reason} size="xs" value={reason} label={reason} />
            ))}
          </div>
        </Radio.Group>
      </div>
      <TextInput
        label={t(form.values.leave_reason === 'Другая' ? 'endRent.commentOther' : 'endRent.comment')}
        {...form.getInputProps('comment')}
      />
    </>
  );
};

interface ButtonsProps {
  readonly roomId: number;
  /** There is a plan that can be cancelled. */
  readonly planned: boolean;
  readonly isPending: boolean;
  readonly isCancelling: boolean;
  readonly cancel: () => void;
}

const Buttons = ({ roomId, planned, isPending, isCancelling, cancel }: ButtonsProps) => {
  const { t } = useTranslation();
  const reasons = reasonsIn(useAllowedForRoom(roomId).data?.allowed);
  return (
    <div className={styles.foot}>
      {planned ? (
        <ActionButton
          variant="default"
          reason={reasons('cancelMoveOut')}
          loading={isCancelling}
          onClick={cancel}
        >
          {t('endRent.cancelPlan')}
        </ActionButton>
      ) : null}
      <ActionButton reason={reasons('endRent')} loading={isPending}>
        {t('endRent.submit')}
      </ActionButton>
    </div>
  );
};

/** Reckoned anew for each whole day that stands in the field. */
const QuoteOf = ({ roomId, first, date }: Pick<Props, 'roomId' | 'first'> & { date: string | null }) => {
  const [asked] = useDebouncedValue(date, 150);
  const { data, error } = useMoveOutQuote(roomId, asked ?? undefined);
  if (error !== null) return <Refusal text={error.message} />;
  return <MoveOutQuote quote={data ?? first} />;
};
