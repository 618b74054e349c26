import { Button, Modal, Select, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { endRent, MOVE_OUT_REASONS } from '../../../contract/rooms.ts';
import { useMoveOutQuote } from '../../api/agreements.ts';
import { useCommand } from '../../api/useCommand.ts';
import { closeDialog, type Dialog } from '../../app/dialogs.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { DateField, isoOf } from '../../components/form/fields.tsx';
import { useCommandForm } from '../../components/form/useCommandForm.ts';
import { MoveOutQuote, type QuoteData } from '../../components/MoveOutQuote.tsx';
import { day, shortName } from '../../i18n/format.ts';
import styles from './EndRent.module.css';

type Props = Extract<Dialog, { kind: 'endRent' }>;

/** A move-out planned, planned anew or cancelled, with what it comes to on any day. */
export const EndRentDialog = ({ roomId, roomName }: Props) => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useMoveOutQuote(roomId, undefined);
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t('endRent.title', { room: t('units.room', { name: shortName(roomName) }) })}
      size={560}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      {data !== undefined ? (
        <EndRentForm roomId={roomId} first={data} />
      ) : error === null ? (
        <Skeleton height={320} />
      ) : (
        <ErrorState
          title={t('endRent.failed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </Modal>
  );
};

const EndRentForm = ({ roomId, first }: { roomId: number; first: QuoteData }) => {
  const { t } = useTranslation();
  const { form, submit, isPending, refusal } = useCommandForm({
    endpoint: endRent,
    initialValues: {
      leave_date: day(first.leave_date),
      leave_reason: first.leave_reason ?? '',
      comment: first.leave_comment ?? '',
    },
    toInput: (values) => ({ ...values, room_id: roomId }),
    onDone: closeDialog,
  });
  const cancelling = useCommand(endRent, { onDone: closeDialog });
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <div className={styles.fields}>
        <DateField
          autoFocus
          label={t('endRent.date')}
          min={first.today}
          {...form.getInputProps('leave_date')}
        />
        <Select
          label={t('endRent.reason')}
          data={[...MOVE_OUT_REASONS]}
          allowDeselect={false}
          {...form.getInputProps('leave_reason')}
          value={form.values.leave_reason === '' ? null : form.values.leave_reason}
        />
      </div>
      <TextInput
        label={t(form.values.leave_reason === 'Другая' ? 'endRent.commentOther' : 'endRent.comment')}
        {...form.getInputProps('comment')}
      />
      <QuoteOf roomId={roomId} first={first} date={isoOf(form.values.leave_date)} />
      <Refusal text={refusal ?? cancelling.error?.message ?? null} />
      <div className={styles.foot}>
        {first.planned === null ? null : (
          <Button
            variant="default"
            loading={cancelling.isPending}
            onClick={() => void cancelling.run({ room_id: roomId, leave_date: null })}
          >
            {t('endRent.cancelPlan')}
          </Button>
        )}
        <Button type="submit" loading={isPending}>
          {t('endRent.submit')}
        </Button>
      </div>
    </form>
  );
};

/** Reckoned anew for each whole day that stands in the field. */
const QuoteOf = ({ roomId, first, date }: { roomId: number; first: QuoteData; date: string | null }) => {
  const [asked] = useDebouncedValue(date, 150);
  const { data, error } = useMoveOutQuote(roomId, asked ?? undefined);
  if (error !== null) return <Refusal text={error.message} />;
  return <MoveOutQuote quote={data ?? first} />;
};
