import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { editClient } from '../../../../contract/clientWrites.ts';
import { reasonsIn, useAllowedForClient } from '../../../api/allowed.ts';
import { useGenitive } from '../../../api/landlord.ts';
import type { ClientTotal } from '../../../api/queries.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import styles from '../../../components/card/Card.module.css';
import { Section } from '../../../components/card/Section.tsx';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { useKeptForm } from '../../../components/form/useKeptForm.tsx';

type Client = ClientTotal['client'];

/** How papers call the client, «в лице Ивановой Марии»: by rule until a person has said how. */
export const GenitiveName = ({ client }: { client: Client }) => {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const reason = reasonsIn(useAllowedForClient(client.user_id).data?.allowed)('editClient');
  const isPerson = client.user_type === 'f';
  const { data: suggested = '' } = useGenitive(namesOf(client));
  const stored = client.fullname_genitive;
  return (
    <Section
      title={t('prints.genitive')}
      aside={
        editing ? null : (
          <ActionButton size="compact-sm" variant="default" reason={reason} onClick={() => setEditing(true)}>
            {t('prints.genitiveEdit')}
          </ActionButton>
        )
      }
    >
      {editing ? (
        <Form client={client} suggested={suggested} done={() => setEditing(false)} />
      ) : (
        <dl className={styles.fields}>
          <div className={styles.field}>
            <dt>{t(isPerson ? 'prints.genitivePerson' : 'prints.genitiveFirm')}</dt>
            <dd>{stored ?? (suggested === '' ? <span className="dim">—</span> : suggested)}</dd>
            {stored === null && suggested !== '' ? (
              <dd className="dim">{t('prints.genitiveByRule')}</dd>
            ) : null}
          </div>
        </dl>
      )}
    </Section>
  );
};

/** Who signs by the client's own name. A firm's is no person's: who acts for it, only people know; a sole trader's is. */
const namesOf = (client: Client) => {
  const { gender } = client;
  if (client.user_type === 'f') {
    const { familyname, firstname, patronymic } = client;
    return { familyname, firstname, patronymic, gender };
  }
  const [familyname, firstname = '', ...rest] = /^ИП\s+(.+)$/i.exec(client.fullname)?.[1]?.split(/\s+/) ?? [];
  return familyname === undefined ? null : { familyname, firstname, patronymic: rest.join(' '), gender };
};

interface FormProps {
  readonly client: Client;
  readonly suggested: string;
  readonly done: () => void;
}

const Form = ({ client, suggested, done }: FormProps) => {
  const { t } = useTranslation();
  const { user_id } = client;
  const { form, submit, isPending, refusal, ready, notice, discard } = useKeptForm({
    name: `genitive-${user_id}`,
    endpoint: editClient,
    initialValues: { fullname_genitive: client.fullname_genitive ?? suggested },
    toInput: (values) => ({ client: { user_id, ...values } }),
    onDone: done,
  });
  const cancel = () => {
    discard();
    done();
  };
  if (!ready) return <Skeleton height={110} m={14} />;
  return (
    <form
      className={styles.inlineForm}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
    >
      {notice}
      <TextInput
        autoFocus
        label={t(client.user_type === 'f' ? 'prints.genitivePerson' : 'prints.genitiveFirm')}
        description={t('prints.genitiveHint')}
        maxLength={300}
        {...form.getInputProps('fullname_genitive')}
      />
      <Refusal text={refusal} />
      <Group gap={8}>
        <Button type="submit" size="compact-sm" loading={isPending}>
          {t('prints.save')}
        </Button>
        {suggested !== '' && form.values.fullname_genitive !== suggested ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => form.setFieldValue('fullname_genitive', suggested)}
          >
            {t('prints.genitiveSuggest')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={cancel}>
          {t('prints.cancel')}
        </Button>
      </Group>
    </form>
  );
};
