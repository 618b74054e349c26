import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attentionResend } from '../../../contract/deskExchange.ts';
import { type AttentionItem, useResendFollowers } from '../../api/exchange.ts';
import { useDialogGuard } from '../../components/form/DialogGuard.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { useCommandForm } from '../../components/form/useCommandForm.ts';
import notice from '../../components/Notice.module.css';
import { CommandInput } from './CommandInput.tsx';
import { type CommandField, fieldsOf } from './commandFields.ts';
import { changesOf, fieldNamed, keyOf, valuesOf } from './commandValues.ts';
import styles from './Exchange.module.css';
import { maySendTogether } from './followers.ts';

interface Props {
  readonly item: AttentionItem;
  readonly followers: readonly AttentionItem[];
  readonly close: () => void;
}

/** The fields of a refused command, to be mended and sent again with what hangs on it. */
export const ResendDialog = ({ item, followers, close }: Props) => {
  const { t } = useTranslation();
  const fields = useMemo(() => fieldsOf(item.name, item.input), [item]);
  const [together, setTogether] = useState(true);
  const [failed, setFailed] = useState(false);
  const resendFollowers = useResendFollowers();
  const canTogether = maySendTogether(item, followers);
  const { form, submit, isPending, refusal } = useCommandForm({
    endpoint: attentionResend,
    initialValues: valuesOf(fields, item.input),
    toInput: (values) => ({ command_id: item.command_id, changes: changesOf(fields, item.input, values) }),
    fieldOf: fieldNamed(fields),
    onDone: async () => {
      const ids = canTogether && together ? followers.map((one) => one.command_id) : [];
      if ((await resendFollowers(ids)) === ids.length) close();
      else setFailed(true);
    },
  });
  const guard = useDialogGuard({ dirty: form.isDirty() && !failed, onClose: close });
  return (
    <Modal
      opened
      onClose={guard.close}
      title={t('exchange.changeTitle')}
      size={620}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      <form onSubmit={submit} noValidate className={styles.form}>
        <p className={styles.formTitle}>{item.title}</p>
        <p className={styles.reason}>{item.reason.msg}</p>
        {fields.length === 0 ? <p className="dim">{t('exchange.changeNothing')}</p> : null}
        {groupsOf(fields).map(([name, own]) => (
          <fieldset key={name} className={styles.fields}>
            {name === '' ? null : <legend>{t(`exchange.${GROUPS[name]}`)}</legend>}
            {own.map((field, i) => (
              <CommandInput
                key={field.path}
                field={field}
                first={i === 0 && name === ''}
                props={form.getInputProps(keyOf(field))}
              />
            ))}
          </fieldset>
        ))}
        {canTogether ? (
          <Checkbox
            checked={together}
            onChange={(event) => setTogether(event.currentTarget.checked)}
            label={t('exchange.followers', { n: followers.length })}
          />
        ) : null}
        <Refusal text={refusal} />
        {failed ? (
          <div className={notice.notice} data-tone="warning" role="alert">
            <span>{t('exchange.followersFailed')}</span>
          </div>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={guard.close}>
            {t(failed ? 'common.close' : 'form.cancel')}
          </Button>
          {failed ? null : (
            <Button type="submit" loading={isPending}>
              {t(form.isDirty() ? 'exchange.send' : 'exchange.sendAsIs')}
            </Button>
          )}
        </Group>
      </form>
      {guard.question}
    </Modal>
  );
};

const GROUPS = { payment: 'groupPayment', client: 'groupClient', changes: 'groupChanges' } as const;
type FieldGroup = '' | keyof typeof GROUPS;

const groupOf = ({ path }: CommandField): FieldGroup => {
  const [top = '', inner] = path.split('.');
  return inner !== undefined && top in GROUPS ? (top as keyof typeof GROUPS) : '';
};

const groupsOf = (
  fields: readonly CommandField[],
): readonly (readonly [FieldGroup, readonly CommandField[]])[] =>
  (['', 'payment', 'client', 'changes'] as const)
    .map((name) => [name, fields.filter((field) => groupOf(field) === name)] as const)
    .filter(([, own]) => own.length > 0);
