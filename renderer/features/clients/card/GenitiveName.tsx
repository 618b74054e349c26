import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { editClient } from '../../../../contract/clientWrites.ts';
import { reasonsIn, useAllowedForClient } from '../../../api/allowed.ts';
import { useGenitive } from '../../../api/landlord.ts';
import type { ClientTotal } from '../../../api/queries.ts';
import { useCommand } from '../../../api/useCommand.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import styles from '../../../components/card/Card.module.css';
import { Section } from '../../../components/card/Section.tsx';

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
  const [text, setText] = useState(client.fullname_genitive ?? suggested);
  const command = useCommand(editClient, { onDone: done });
  return (
    <form
      className={styles.inlineForm}
      onSubmit={(event) => {
        event.preventDefault();
        void command.run({ client: { user_id: client.user_id, fullname_genitive: text } });
      }}
      onKeyDown={(event) => event.key === 'Escape' && done()}
    >
      <TextInput
        data-autofocus
        autoFocus
        label={t(client.user_type === 'f' ? 'prints.genitivePerson' : 'prints.genitiveFirm')}
        description={t('prints.genitiveHint')}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={command.error?.message}
      />
      <Group gap={8}>
        <Button type="submit" size="compact-sm" loading={command.isPending}>
          {t('prints.save')}
        </Button>
        {suggested !== '' && text !== suggested ? (
          <Button size="compact-sm" variant="default" onClick={() => setText(suggested)}>
            {t('prints.genitiveSuggest')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={done}>
          {t('prints.cancel')}
        </Button>
      </Group>
    </form>
  );
};
