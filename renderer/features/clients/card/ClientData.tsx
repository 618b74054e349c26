import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonsIn, useAllowedForClient } from '../../../api/allowed.ts';
import type { ClientTotal } from '../../../api/queries.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import styles from '../../../components/card/Card.module.css';
import { Section } from '../../../components/card/Section.tsx';
import { EditClientDialog } from '../../../components/client/EditClientDialog.tsx';
import { day } from '../../../i18n/format.ts';

import { GenitiveName } from './GenitiveName.tsx';

type Client = ClientTotal['client'];

const Field = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={styles.field}>
    <dt>{title}</dt>
    <dd>{children === null || children === '' ? <span className="dim">—</span> : children}</dd>
  </div>
);

/** Passport series and number, hidden from who looks over the shoulder until asked for. */
const PassportNumber = ({ client }: { client: Client }) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const whole = [client.series, client.number].filter((part) => part !== null && part !== '').join(' ');
  if (whole === '') return <Field title={t('card.number')}>{null}</Field>;
  return (
    <Field title={t('card.number')}>
      <span className="tabular nowrap">{shown ? whole : whole.replace(/\S/g, '•')}</span>{' '}
      <UnstyledButton
        className={styles.reveal}
        aria-label={t(shown ? 'card.hideNumber' : 'card.showNumber')}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {t(shown ? 'common.hide' : 'common.show')}
      </UnstyledButton>
    </Field>
  );
};

const PersonFields = ({ client }: { client: Client }) => {
  const { t } = useTranslation();
  const gender = client.gender === null ? null : t(client.gender === 1 ? 'card.male' : 'card.female');
  return (
    <>
      <Field title={t('card.birthday')}>{client.birthday === null ? null : day(client.birthday)}</Field>
      <Field title={t('card.gender')}>{gender}</Field>
      <PassportNumber client={client} />
      <Field title={t('card.issued')}>{client.issue_date === null ? null : day(client.issue_date)}</Field>
      <Field title={t('card.issuedBy')}>{client.issued_by}</Field>
      <Field title={t('card.subdivision')}>{client.subdivision}</Field>
      <Field title={t('card.address')}>{client.address}</Field>
    </>
  );
};

const FIRM_FIELDS = ['inn', 'kpp', 'bank', 'rs', 'ks', 'bik', 'address'] as const;

const FirmFields = ({ client }: { client: Client }) => {
  const { t } = useTranslation();
  return FIRM_FIELDS.map((name) => (
    <Field key={name} title={t(`card.${name}`)}>
      {client[name]}
    </Field>
  ));
};

/** Opens the data for editing, beside the passport's photo. */
const EditButton = ({ client }: { client: Client }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const reasons = reasonsIn(useAllowedForClient(client.user_id).data?.allowed);
  return (
    <>
      <ActionButton
        size="compact-xs"
        variant="subtle"
        reason={reasons('editClient')}
        onClick={() => setOpen(true)}
      >
        {t('card.edit')}
      </ActionButton>
      {open ? (
        <EditClientDialog client={client} onClose={() => setOpen(false)} onSaved={() => setOpen(false)} />
      ) : null}
    </>
  );
};

/** Passport of a person, details of a firm. */
export const ClientData = ({ client }: { client: Client }) => {
  const { t } = useTranslation();
  const firm = client.user_type === 'u';
  return (
    <aside className={styles.aside} aria-label={t('card.data')}>
      <Section title={t(firm ? 'card.firm' : 'card.passport')} aside={<EditButton client={client} />}>
        <dl className={styles.fields}>
          {firm ? <FirmFields client={client} /> : <PersonFields client={client} />}
        </dl>
      </Section>
      <GenitiveName key={client.user_id} client={client} />
    </aside>
  );
};
