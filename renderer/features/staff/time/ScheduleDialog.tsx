import { Button, Checkbox, Group, SegmentedControl, Skeleton, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type SheetRow, setSchedule } from '../../../../contract/worktime.ts';
import { useDeskNow } from '../../../api/staff.ts';
import { FormModal, useCloseWindow } from '../../../components/form/FormModal.tsx';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { CountField, DateField } from '../../../components/form/fields.tsx';
import { useKeptForm } from '../../../components/form/useKeptForm.tsx';
import {
  type Draft,
  draftOf,
  KIND_NAMES,
  KINDS,
  type Kind,
  scheduleField,
  scheduleInput,
  wholeTime,
} from './scheduleDraft.ts';
import { weekdayNames } from './words.ts';

interface Props {
  readonly person: SheetRow;
  readonly rows: readonly SheetRow[];
  readonly onClose: () => void;
}

/** Sets when someone is to work, and his colleagues with him if they share the schedule. */
export const ScheduleDialog = (props: Props) => {
  const { t } = useTranslation();
  const today = useDeskNow().data?.local.slice(0, 10);
  return (
    <FormModal
      opened
      onClose={props.onClose}
      title={t('worktime.scheduleFor', { name: props.person.manager_fullname })}
      centered
      size={520}
    >
      {today === undefined ? <Skeleton height={WAITING} /> : <Form {...props} today={today} />}
    </FormModal>
  );
};

const WAITING = 300;

const Form = ({ person, rows, today, onClose }: Props & { readonly today: string }) => {
  const { t } = useTranslation();
  const cancel = useCloseWindow();
  const others = rows.filter((row) => row !== person && row.warehouse_name === person.warehouse_name);
  // The kind decides at which field the round of days stands; the form isn't there yet when it is asked for first.
  const kind = useRef<Kind>('week');
  const { form, submit, isPending, refusal, ready, notice } = useKeptForm({
    name: `schedule-${person.manager_id}`,
    endpoint: setSchedule,
    initialValues: draftOf(person, today),
    toInput: (draft) =>
      scheduleInput(draft, [
        person.manager_id,
        ...(draft.shared === 'yes' ? others.map((row) => row.manager_id) : []),
      ]),
    fieldOf: (wire) => scheduleField(kind.current)(wire),
    onDone: onClose,
  });
  kind.current = form.values.kind;
  if (!ready) return <Skeleton height={WAITING} />;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {notice}
        <Fields form={form} />
        {others.length > 0 ? (
          <Checkbox
            label={t('worktime.sameWarehouse', { count: others.length })}
            checked={form.values.shared === 'yes'}
            onChange={(event) => form.setFieldValue('shared', event.currentTarget.checked ? 'yes' : '')}
          />
        ) : null}
        <p className="dim" style={{ margin: 0 }}>
          {t('worktime.scheduleKeeps')}
        </p>
        <Refusal text={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={cancel}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const Fields = ({ form }: { readonly form: UseFormReturnType<Draft> }) => {
  const { t } = useTranslation();
  const { kind } = form.values;
  const time = (name: 'from' | 'to') => {
    const { onBlur, ...field } = form.getInputProps(name);
    return (
      <TextInput
        label={t(`worktime.${name}`)}
        w={110}
        {...field}
        onBlur={(event) => {
          form.setFieldValue(name, wholeTime(event.currentTarget.value));
          onBlur?.(event);
        }}
      />
    );
  };
  const { value: _, onChange, ...week } = form.getInputProps('week');
  return (
    <>
      <SegmentedControl
        aria-label={t('worktime.scheduleKind')}
        value={kind}
        onChange={(next) => form.setFieldValue('kind', KINDS.find((one) => one === next) ?? 'week')}
        data={KINDS.map((value) => ({ value, label: t(KIND_NAMES[value]) }))}
      />
      {kind === 'week' ? (
        <Weekdays week={form.values.week} onChange={onChange} error={week.error ?? null} />
      ) : null}
      {kind === 'shifts' ? (
        <Group gap="md" align="flex-start">
          <CountField label={t('worktime.onDays')} w={190} {...form.getInputProps('on')} />
          <CountField label={t('worktime.offDays')} w={190} {...form.getInputProps('off')} />
        </Group>
      ) : null}
      <Group gap="md" align="flex-start">
        {kind === 'none' ? null : time('from')}
        {kind === 'none' ? null : time('to')}
        <DateField
          label={t('worktime.since')}
          w={200}
          {...(kind === 'shifts' ? { description: t('worktime.sinceShiftHint') } : {})}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('since')}
        />
      </Group>
    </>
  );
};

interface WeekdaysProps {
  /** Seven signs from Monday on. */
  readonly week: string;
  readonly onChange: (week: string) => void;
  readonly error: string | null;
}

const Weekdays = ({ week, onChange, error }: WeekdaysProps) => {
  const { t, i18n } = useTranslation();
  const places = Array.from({ length: 7 }, (_, at) => String(at));
  return (
    <Checkbox.Group
      label={t('worktime.weekdays')}
      value={places.filter((_, at) => week[at] === '1')}
      onChange={(ticked) => onChange(places.map((at) => (ticked.includes(at) ? '1' : '0')).join(''))}
      error={error}
    >
      <Group gap="md" mt={6}>
        {weekdayNames(i18n.language).map((name, at) => (
          <Checkbox key={name} value={String(at)} label={name} />
        ))}
      </Group>
    </Checkbox.Group>
  );
};
