import { Input, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { sendAgreementLink, testRoom } from '../../../contract/actions.ts';
import type { Action } from '../../../contract/allowed.ts';
import type { registerClient } from '../../../contract/clientWrites.ts';
import { useAllowedAtAll } from '../../api/allowed.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { PhoneField } from '../../components/form/fields.tsx';
import { useKeptForm } from '../../components/form/useKeptForm.tsx';
import notice from '../../components/Notice.module.css';
import styles from './Actions.module.css';
import { RoomChoice } from './RoomChoice.tsx';

interface Props {
  readonly endpoint: typeof registerClient | typeof testRoom | typeof sendAgreementLink;
  /** What the manager's rights decide about it; absent: everybody may, and only the room is asked. */
  readonly action?: Action;
  readonly title: string;
  readonly text: string;
  readonly submit: string;
  /** How many free rooms it is about. */
  readonly rooms: 'none' | 'one' | 'many';
}

const EMPTY = { username: '', email: '', send_what: 'sms', fullname: '', room_ids: [] as string[] };

/** Whom to tell, and how; for a visit and a link the rooms too. */
export const RecipientForm = ({ endpoint, action, title, text, submit, rooms }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const [said, setSaid] = useState<string | null>(null);
  const reasons = useAllowedAtAll();
  const reason = action === undefined ? null : reasons(action);
  const command = useKeptForm({
    name: `action-${rooms}`,
    endpoint,
    initialValues: EMPTY,
    toInput: ({ room_ids, ...values }) => ({
      ...values,
      ...(rooms === 'one' ? { room_id: room_ids[0] } : rooms === 'many' ? { room_ids } : {}),
    }),
    fieldOf: (wire) => (wire.startsWith('room_id') ? 'room_ids' : wire in EMPTY ? wire : null),
    onDone: ({ msg }) => {
      setSaid(msg);
      command.form.reset();
    },
  });
  const { form } = command;
  const send = (event?: FormEvent<HTMLFormElement>) => {
    setSaid(null);
    command.submit(event);
  };
  if (!command.ready) return <Skeleton height={360} />;
  return (
    <form onSubmit={send} noValidate className={styles.card} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="dim">{text}</p>
      {command.notice}
      {rooms === 'none' ? null : <RoomChoice many={rooms === 'many'} {...form.getInputProps('room_ids')} />}
      <PhoneField label={t('client.username')} {...form.getInputProps('username')} />
      <TextInput label={t('actions.name')} {...form.getInputProps('fullname')} />
      <Input.Wrapper label={t('actions.channel')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('actions.channel')}
          data={[
            { value: 'sms', label: t('actions.sms') },
            { value: 'email', label: t('actions.email') },
          ]}
          {...form.getInputProps('send_what')}
        />
      </Input.Wrapper>
      {form.values.send_what === 'email' ? (
        <TextInput type="email" label={t('client.email')} {...form.getInputProps('email')} />
      ) : null}
      <Refusal text={command.refusal} />
      {said === null ? null : (
        <div className={notice.notice} role="status">
          <span>{said}</span>
        </div>
      )}
      <ActionButton className={styles.submit} reason={reason} loading={command.isPending}>
        {submit}
      </ActionButton>
    </form>
  );
};
