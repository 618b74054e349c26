import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientList, useClientTotal } from '../../../api/queries.ts';
import { ClientFields } from '../../../components/client/ClientFields.tsx';
import { NOBODY } from '../../../components/client/clientValues.ts';
import { MissingFields } from '../../../components/client/MissingFields.tsx';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Money } from '../../../components/Money.tsx';
import notice from '../../../components/Notice.module.css';
import { PhotoPicker } from '../../../components/passport/PhotoPicker.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { usePicker } from '../../../components/usePicker.ts';
import { phone } from '../../../i18n/format.ts';
import styles from '../Letting.module.css';
import { newClientOf } from '../letting.ts';
import type { Letting } from '../useLetting.ts';

const SHOWN = 8;
const WAIT_MS = 150;

/** Who signs: found by name or phone, or new with all his data. */
export const ClientStep = ({ letting }: { readonly letting: Letting }) => {
  const { who, user_id } = letting.form.values;
  if (who === 'new') return <NewClient letting={letting} />;
  if (who === 'old' && user_id !== null) return <OldClient letting={letting} userId={user_id} />;
  return <FindClient letting={letting} />;
};

const FindClient = ({ letting: { form } }: { readonly letting: Letting }) => {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), WAIT_MS);
  const list = useClientList({
    search_str: asked === '' ? undefined : asked,
    sort_column: 'fullname',
    show_cnt: SHOWN,
  });
  const found = asked === '' ? [] : (list.data?.clients ?? []);
  const begin = () =>
    form.setValues({ who: 'new', user_id: null, client: { ...NOBODY, ...newClientOf(search) } });
  const choose = (userId: number) => form.setValues({ who: 'old', user_id: userId });
  const settled = asked === search.trim() && (asked === '' || !list.isPlaceholderData);
  const picker = usePicker(
    found.length + 1,
    (index) => {
      const client = found[index];
      if (client === undefined) begin();
      else choose(client.user_id);
    },
    settled,
  );
  const { value: _, onChange: __, ...field } = form.getInputProps('user_id');
  return (
    <section className={`${styles.panel} ${styles.narrow}`} aria-label={t('letting.step_client')}>
      <div className={styles.filters}>
        <TextInput
          {...field}
          type="search"
          className={styles.grow}
          size="md"
          aria-label={t('letting.searchClient')}
          placeholder={t('letting.searchClient')}
          leftSection={<IconSearch size={17} stroke={1.7} />}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            picker.mark(0);
          }}
          onKeyDown={picker.onKeyDown}
          autoFocus
        />
      </div>
      {list.error !== null && asked !== '' ? (
        <ErrorState title={t('clients.failed')} error={list.error} retry={() => void list.refetch()} />
      ) : null}
      <div className={styles.options}>
        {found.map((client, i) => (
          <button
            key={client.user_id}
            type="button"
            tabIndex={-1}
            className={styles.option}
            data-marked={i === picker.marked || undefined}
            onClick={() => choose(client.user_id)}
          >
            <span className="cut">{client.fullname}</span>
            <span className="tabular dim">{phone(client.username)}</span>
            <span className="dim">
              {client.rooms === '' ? '' : t('letting.rents', { rooms: client.rooms })}
            </span>
          </button>
        ))}
        <button
          type="button"
          className={styles.option}
          data-marked={picker.marked === found.length || undefined}
          onClick={begin}
        >
          <span className={styles.newOne}>
            <IconUserPlus size={17} stroke={1.7} aria-hidden />
            {search.trim() === ''
              ? t('letting.newClient')
              : t('letting.newClientNamed', { text: search.trim() })}
          </span>
        </button>
      </div>
    </section>
  );
};

const OldClient = ({ letting: { form }, userId }: { readonly letting: Letting; readonly userId: number }) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useClientTotal(userId);
  const change = (
    <Button variant="default" onClick={() => form.setValues({ who: null, user_id: null })} autoFocus>
      {t('letting.otherClient')}
    </Button>
  );
  if (error !== null)
    return <ErrorState title={t('card.failed')} error={error} retry={() => void refetch()} />;
  if (data === undefined) return null;
  const { client } = data;
  return (
    <section className={`${styles.panel} ${styles.narrow} ${styles.padded}`}>
      <h2>{client.fullname}</h2>
      <p className={styles.facts}>
        <span className="tabular">{phone(client.username)}</span>
        <span>{client.email}</span>
        {client.approved === 1 ? (
          <Tag tone="good">{t('card.approved')}</Tag>
        ) : (
          <Tag tone="warning">{t('card.notApproved')}</Tag>
        )}
      </p>
      <p className={styles.facts}>
        {t('card.balance')}: <Money value={client.balance} />
      </p>
      <MissingFields fields={client.missing} />
      <div>{change}</div>
    </section>
  );
};

const NewClient = ({ letting }: { readonly letting: Letting }) => {
  const { t } = useTranslation();
  const { form, photo, setPhoto, known } = letting;
  const takeKnown = () => {
    if (known === null) return;
    form.setValues({ who: 'old', user_id: known.user_id });
    letting.setKnown(null);
    form.clearErrors();
  };
  return (
    <div className={styles.twoColumns}>
      <section className={`${styles.panel} ${styles.padded} ${styles.scrollable}`}>
        {known === null ? null : (
          <div className={notice.notice} data-tone="warning" role="status">
            <span>
              {t(known.by === 'phone' ? 'letting.knownPhone' : 'letting.knownPassport', {
                name: known.fullname || `№${known.user_id}`,
              })}
            </span>
            <Button size="compact-sm" variant="default" onClick={takeKnown}>
              {t('letting.takeKnown')}
            </Button>
          </div>
        )}
        <ClientFields
          type={form.values.client.user_type}
          input={(name) => form.getInputProps(`client.${name}`)}
          autoFocus
        />
      </section>
      <aside className={styles.side}>
        <h2>{t('passport.photo')}</h2>
        <PhotoPicker photo={photo} onPhoto={setPhoto} />
        <p className={styles.small}>{t('letting.photoLater')}</p>
        <Button variant="subtle" onClick={() => form.setValues({ who: null, client: NOBODY })}>
          {t('letting.findInstead')}
        </Button>
      </aside>
    </div>
  );
};
