import { Button, Checkbox, Group, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SheetRow, setSchedule } from '../../../../contract/worktime.ts';
import { useDeskNow } from '../../../api/staff.ts';
import { useCommand } from '../../../api/useCommand.ts';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { CountField, DateField } from '../../../components/form/fields.tsx';
import { type Draft, daysText, draftOf, faultsOf, KIND_NAMES, KINDS, wholeTime } from './scheduleDraft.ts';
import { weekdayNames } from './words.ts';

interface Props {
  readonly person: SheetRow;
  readonly rows: readonly SheetRow[];
  readonly onClose: () => void;
}

/** Sets when someone is to work, and his colleagues with him if they share the schedule. */
export const ScheduleDialog = ({ person, rows, onClose }: Props) => {
  const { t } = useTranslation();
  const today = useDeskNow().data?.local.slice(0, 10) ?? '';
  const [draft, setDraft] = useState(() => draftOf(person, today));
  const [shared, setShared] = useState(false);
  const [tried, setTried] = useState(false);
  const command = useCommand(setSchedule, { onDone: onClose });
  const others = rows.filter((row) => row !== person && row.warehouse_name === person.warehouse_name);
  const faults = faultsOf(draft);
  const faultAt = (name: keyof typeof faults | 'since', field: string) => {
    const own = name === 'since' || !tried ? null : faults[name];
    return own === null ? (command.error?.errors.find((one) => one.field === field)?.msg ?? null) : t(own);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(faults).some((fault) => fault !== null)) return;
    const none = draft.kind === 'none';
    void command.run({
      manager_ids: [person.manager_id, ...(shared ? others.map((row) => row.manager_id) : [])],
      since: draft.since.split('.').reverse().join('-'),
      days: daysText(draft),
      start_time: none ? '00:00' : draft.from,
      end_time: none ? '24:00' : draft.to,
    });
  };
  const { error } = command;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('worktime.scheduleFor', { name: person.manager_fullname })}
      centered
      size={520}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Fields
            draft={draft}
            change={(more) => setDraft((old) => ({ ...old, ...more }))}
            faultAt={faultAt}
          />
          {others.length > 0 ? (
            <Checkbox
              label={t('worktime.sameWarehouse', { count: others.length })}
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          ) : null}
          <p className="dim" style={{ margin: 0 }}>
            {t('worktime.scheduleKeeps')}
          </p>
          <Refusal text={error !== null && error.errors.length === 0 ? error.message : null} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('form.cancel')}
            </Button>
            <Button type="submit" loading={command.isPending}>
              {t('form.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (more: Partial<Draft>) => void;
  readonly faultAt: (name: 'week' | 'on' | 'off' | 'from' | 'to' | 'since', field: string) => string | null;
}

const Fields = ({ draft, change, faultAt }: FieldsProps) => {
  const { t } = useTranslation();
  const { kind } = draft;
  const time = (name: 'from' | 'to', field: string) => (
    <TextInput
      label={t(`worktime.${name}`)}
      w={110}
      value={draft[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      onBlur={() => change({ [name]: wholeTime(draft[name]) })}
      error={faultAt(name, field)}
    />
  );
  const count = (name: 'on' | 'off') => (
    <CountField
      label={t(name === 'on' ? 'worktime.onDays' : 'worktime.offDays')}
      w={190}
      value={draft[name]}
      onChange={(text) => change({ [name]: text })}
      error={faultAt(name, 'days')}
    />
  );
  return (
    <>
      <SegmentedControl
        aria-label={t('worktime.scheduleKind')}
        value={kind}
        onChange={(next) => change({ kind: KINDS.find((one) => one === next) ?? 'week' })}
        data={KINDS.map((value) => ({ value, label: t(KIND_NAMES[value]) }))}
      />
      {kind === 'week' ? (
        <Weekdays week={draft.week} onChange={(week) => change({ week })} error={faultAt('week', 'days')} />
      ) : null}
      {kind === 'shifts' ? (
        <Group gap="md" align="flex-start">
          {count('on')}
          {count('off')}
        </Group>
      ) : null}
      <Group gap="md" align="flex-start">
        {kind === 'none' ? null : time('from', 'start_time')}
        {kind === 'none' ? null : time('to', 'end_time')}
        <DateField
          label={t('worktime.since')}
          w={200}
          value={draft.since}
          onChange={(since) => change({ since })}
          error={faultAt('since', 'since')}
          {...(kind === 'shifts' ? { description: t('worktime.sinceShiftHint') } : {})}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
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
