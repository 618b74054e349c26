import { Button, Checkbox, Group, Skeleton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attentionResend } from '../../../contract/deskExchange.ts';
import { type AttentionItem, useResendFollowers } from '../../api/exchange.ts';
import { FormModal, useCloseWindow } from '../../components/form/FormModal.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { useKeptForm } from '../../components/form/useKeptForm.tsx';
import notices from '../../components/Notice.module.css';
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
export const ResendDialog = (props: Props) => {
  const { t } = useTranslation();
  return (
    <FormModal opened onClose={props.close} title={t('exchange.changeTitle')} size={620}>
      <Form {...props} />
    </FormModal>
  );
};

const Form = ({ item, followers, close }: Props) => {
  const { t } = useTranslation();
  const fields = useMemo(() => fieldsOf(item.name, item.input), [item]);
  const cancel = useCloseWindow();
  const [together, setTogether] = useState(true);
  const [failed, setFailed] = useState(false);
  const resendFollowers = useResendFollowers();
  const canTogether = maySendTogether(item, followers);
  const { form, submit, isPending, refusal, ready, notice } = useKeptForm({
    name: `resend-${item.command_id}`,
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
  if (!ready) return <Skeleton height={260} />;
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      {notice}
      <p className={styles.formTitle}>{item.title}</p>
      <p className={styles.reason}>{item.reason.msg}</p>
      {fields.length === 0 ? <p className="dim">{t('exchange.changeNothing')}</p> : null}
      {groupsOf(fields).map(([name, own], at) => (
        <fieldset key={name} className={styles.fields}>
          {name === '' ? null : <legend>{t(`exchange.${GROUPS[name]}`)}</legend>}
          {own.map((field, i) => (
            <CommandInput
              key={field.path}
              field={field}
              first={i === 0 && at === 0}
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
        <div className={notices.notice} data-tone="warning" role="alert">
          <span>{t('exchange.followersFailed')}</span>
        </div>
      ) : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={cancel}>
          {t(failed ? 'common.close' : 'form.cancel')}
        </Button>
        {failed ? null : (
          <Button type="submit" loading={isPending}>
            {t(form.isDirty() ? 'exchange.send' : 'exchange.sendAsIs')}
          </Button>
        )}
      </Group>
    </form>
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
